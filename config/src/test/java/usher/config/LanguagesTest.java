package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

/** Two people of one community who do not speak the same language. */
class LanguagesTest {

    private final Chat chat = new Chat(Main::features);
    private final Persona ann = chat.admin("Ann");
    private final Persona emil = chat.member("Emil").speaking(Locale.GERMAN);
    private final Persona eve = chat.member("Eve");

    @AfterEach
    void close() {
        chat.close();
    }

    private static Value v(String name, String value) {
        return new Value(name, value);
    }

    private void drop() {
        ann.calls("usher.channel", v("channel", Address.channel(Chat.MAIN, "events").key()));
        ann.says("/drop create", v("title", "Portfolio clinic"), v("seats", "1"), v("offer", "30 min"));
    }

    @Test
    void theyReadOnePostInTheCommunitysLanguageAndPrivateThingsEachInTheirOwn() {
        drop();
        emil.sees("1 seat left of 1").presses("Claim").isAnswered("Du bist dabei: Portfolio clinic").isAnswered("[Zurückgeben]");
        eve.presses("Claim").isAnswered("In line: Portfolio clinic").isAnswered("You are number 1 in line");
        emil.presses("Zurückgeben").isAnswered("Du hast deinen Platz zurückgegeben");
        eve.sees("A seat in Portfolio clinic is yours until").presses("Pass").isAnswered("You passed");
        emil.says("/my show").isAnswered("Emil, das ist deins").isAnswered("Ruhezeit: 22:00 bis 08:00").isAnswered("Sprache: Deutsch");
        eve.says("/my show").isAnswered("Eve, this is yours").isAnswered("Quiet hours: 22:00 to 08:00");
    }

    @Test
    void anOfferReachesAGermanInGerman() {
        drop();
        eve.presses("Claim");
        emil.presses("Claim").isAnswered("Auf der Warteliste: Portfolio clinic");
        eve.presses("Give back");
        emil.sees("Ein Platz bei Portfolio clinic gehört dir bis").presses("Annehmen").isAnswered("Du bist dabei");
    }

    @Test
    void thePostsLanguageIsTheCommunitysAndChangesWithIt() {
        ann.says("/usher setup").picks("Language of posts", "Deutsch").isAnswered("Language of posts: Deutsch");
        drop();
        eve.sees("Noch 1 Platz von 1").presses("Platz nehmen").isAnswered("You're in: Portfolio clinic");
        emil.sees("Der eine Platz ist vergeben");
        ann.calls("usher.language", v("language", "en"));
        eve.presses("Give back");
        emil.sees("1 seat left of 1");
    }

    @Test
    void aChosenLanguageHoldsAtOnceAndForGood() {
        eve.says("/my language", v("language", "de")).isAnswered("Ab jetzt rede ich Deutsch mit dir");
        eve.says("/my zone", v("zone", "Berlin")).isAnswered("Deine Zeitzone ist Europe/Berlin");
        chat.restarts();
        eve.says("/my show").isAnswered("Eve, das ist deins");
        eve.speaking(Locale.FRENCH).says("/usher help").isAnswered("Was ich für dich tun kann").isAnswered("/my quiet – Sagen, wann du keine privaten Nachrichten möchtest");
        emil.says("/my language", v("language", "en")).isAnswered("From now on I speak English with you");
        emil.says("/my show").isAnswered("Emil, this is yours");
    }

    @Test
    void whatIsWrongIsSaidInTheirLanguageAndMayBeTypedInEither() {
        emil.says("/my quiet", v("hours", "nachts")).isRefused("Ich kann nachts nicht als Ruhezeit lesen. Ich verstehe 22-8");
        emil.fills(v("hours", "von 22 Uhr bis 7 Uhr")).isAnswered("Ruhe von 22:00 bis 07:00");
        emil.says("/my reminders", v("where", "Private Nachricht")).isAnswered("Ich erinnere dich per privater Nachricht");
        emil.says("/usher trouble").isRefused("Das können hier nur Moderator:innen");
    }

    @Test
    void aLanguageWithoutWordsOfItsOwnIsEnglish() {
        chat.member("Zoé").speaking(Locale.FRENCH).says("/my show").isAnswered("Zoé, this is yours");
    }

    @Test
    void theSameTextIsReadInBoth() {
        assertThat(usher.Text.of("{n, plural, one {# seat} other {# seats}}", usher.Text.count("n", 1)).plain(Locale.GERMAN)).isEqualTo("1 Platz");
        assertThat(usher.Text.of("{n, plural, one {# seat} other {# seats}}", usher.Text.count("n", 2000)).plain(Locale.GERMANY)).isEqualTo("2.000 Plätze");
        assertThat(usher.Text.of("{at}", usher.Text.moment("at", Instant.parse("2027-01-20T17:00:00Z"))).plain(Locale.GERMAN, ZoneId.of("Europe/Berlin")))
            .isEqualTo("Mittwoch, 20. Januar 2027, 18:00 (Europe/Berlin)");
    }
}
