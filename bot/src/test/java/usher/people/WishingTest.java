package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Account;
import usher.Answer;
import usher.Call;
import usher.Caller;
import usher.Quiet;
import usher.Values;
import usher.testing.Chat;
import usher.testing.Persona;

class WishingTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;
    private final Persona ben = chat.member("Ben");

    @AfterEach
    void close() {
        circle.close();
    }

    @ParameterizedTest
    @CsvSource({"22-8, 22:00-08:00", "10pm to 8am, 22:00-08:00", "22:00–07:30, 22:00-07:30", "10 pm - 7.30 am, 22:00-07:30", "from 23 to 7, 23:00-07:00", "von 22 Uhr bis 8 Uhr, 22:00-08:00",
        "22h-8h, 22:00-08:00", "10 to 8am, 22:00-08:00", "10pm-8, 22:00-08:00", "10-11pm, 22:00-23:00", "midnight to 8am, 00:00-08:00", "Mitternacht bis 8, 00:00-08:00", "24:00-6:00, 00:00-06:00",
        "13-15, 13:00-15:00", "12am - 6am, 00:00-06:00", "noon until 2pm, 12:00-14:00", "22 — 8, 22:00-08:00", "22:15till6:45, 22:15-06:45"})
    void quietHoursAreReadAsPeopleTypeThem(String typed, String hours) {
        assertThat(Hours.read(typed, Wishing.QUIET).map(Quiet::written)).contains(hours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "none", "nie", "Off", "NO"})
    void neverIsNever(String typed) {
        assertThat(Hours.read(typed, Wishing.QUIET)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"at night", "22", "25-8", "22:70-8", "13pm-8am", "0am-5", "22-8-9", "<!channel>", "-", "22:00", "99999-1"})
    void whatIsNoTimeIsRefusedWithAnExample(String typed) {
        ben.says("/my quiet", Wishing.QUIET.is(typed)).isRefused("I cannot read " + typed + " as quiet hours. Accepted: 22-8, 10pm to 8am or never").isRefused("hours: ");
        assertThat(ben.draft().values()).containsEntry("hours", typed);
    }

    @Test
    void hoursThatWouldBeNearlyTheWholeDayAreAskedBack() {
        ben.says("/my quiet", Wishing.QUIET.is("10-8")).isRefused("From 10:00 to 08:00 would be nearly the whole day. If you mean the evening, type 22:00-08:00");
        ben.says("/my quiet", Wishing.QUIET.is("8-8")).isRefused("8-8 begins and ends at the same time. For example 22-8, or never");
    }

    @Test
    void quietHoursAreKeptAndShownAndCanBeNone() {
        ben.in(ZoneId.of("Europe/Berlin")).says("/my quiet", Wishing.QUIET.is("11pm-7")).isAnswered("Quiet from 23:00 to 07:00")
            .isAnswered("by the clock of Europe/Berlin").isAnswered("It is now 13:00 there");
        chat.restarts();
        ben.says("/my show").isAnswered("Quiet hours: 23:00 to 07:00");
        ben.presses("Quiet hours").fills(Wishing.QUIET.is("never")).isAnswered("No quiet hours");
        ben.says("/my show").isAnswered("Quiet hours: none");
    }

    @Test
    void whoSaidNothingHasAQuietNight() {
        ben.says("/my show").isAnswered("Quiet hours: 22:00 to 08:00").isAnswered("You hear of: your own things and news").isAnswered("Reminders: by private message");
    }

    @Test
    void muteAndUnmuteAreButtonsThatSayWhatTheyDo() {
        ben.says("/my show").presses("Mute").isAnswered("you hear only of what is your own");
        ben.says("/my show").isAnswered("You hear of: only what is your own").presses("Unmute").isAnswered("You hear of news as well");
        ben.says("/my mute").says("/my mute").says("/my show").isAnswered("You hear of: only what is your own");
        ben.says("/my unmute").says("/my show").isAnswered("You hear of: your own things and news");
    }

    @Test
    void remindersComeWhereThePersonWantsThem() {
        ben.says("/my reminders", Wishing.REMINDERS.is("channel")).isAnswered("I remind you in the event's discussion");
        ben.says("/my show").isAnswered("Reminders: in the event's discussion");
        ben.says("/my reminders", Wishing.REMINDERS.is("nowhere")).isRefused("nowhere is not one of the choices");
        ben.says("/my reminders", Wishing.REMINDERS.is("direct")).says("/my show").isAnswered("Reminders: by private message");
    }

    @Test
    void theZoneIsAskedOnceAndOnlyWhereItIsUnknown() {
        ben.says("/my quiet", Wishing.QUIET.is("22-8")).isAnswered("One question, asked only once: where do you live?").isAnswered("by UTC until you say so");
        ben.picks("Choose a city that has your time", "Berlin (13:00 now)").isAnswered("Your time zone is Europe/Berlin");
        ben.says("/my quiet", Wishing.QUIET.is("23-8"));
        assertThat(ben.answered()).doesNotContain("where do you live");

        var eve = chat.member("Eve");
        eve.says("/my quiet", Wishing.QUIET.is("22-8")).isAnswered("where do you live?").presses("Type my time zone").fills(People.ZONE.is("Lisbon")).isAnswered("Europe/Lisbon");
        var silent = chat.member("Sid");
        silent.says("/my quiet", Wishing.QUIET.is("22-8")).isAnswered("where do you live?");
        chat.restarts();
        assertThat(silent.says("/my quiet", Wishing.QUIET.is("21-8")).answered()).doesNotContain("where do you live");

        var cleo = chat.member("Cleo").in(ZoneId.of("Asia/Tokyo"));
        assertThat(cleo.says("/my quiet", Wishing.QUIET.is("22-8")).answered()).doesNotContain("where do you live").contains("Asia/Tokyo");
    }

    @Test
    void theLikelyZonesBeginWithTheCommunitysAndFitOneMenu() {
        circle.ann.calls("usher.name", Spaces.NAME.is("Circle"), Spaces.ZONE.is("Vienna"));
        ben.speaking(Locale.GERMAN).says("/my quiet", Wishing.QUIET.is("22-8"));
        var pick = ((usher.Answer.Done) ben.answer()).card().controls().stream().filter(usher.Card.Pick.class::isInstance).map(usher.Card.Pick.class::cast).findFirst().orElseThrow();
        assertThat(pick.options()).hasSizeLessThanOrEqualTo(25);
        assertThat(pick.options().stream().map(usher.Card.Option::value)).startsWith("Europe/Vienna", "Europe/Berlin", "Europe/Zurich").doesNotHaveDuplicates();
    }

    @Test
    void aPlatformsLanguageIsAGuessAndAChosenOneStays() {
        ben.says("/my show").isAnswered("Language: English");
        ben.speaking(Locale.GERMAN).says("/my show").isAnswered("Deutsch");
        ben.says("/my language", People.LANGUAGE.is("en")).says("/my show").isAnswered("Language: English");
        chat.restarts();
        ben.says("/my show").isAnswered("Language: English");
        ben.speaking(Locale.FRENCH).says("/my show").isAnswered("Language: English");
    }

    @Test
    void whatOneAccountSaidHoldsForBothAfterLinkingAndEachKeepsItAfterParting() {
        circle.connected();
        var benny = chat.member(Chat.OTHER, "Benny");
        ben.says("/my quiet", Wishing.QUIET.is("20-6")).says("/my mute");
        benny.says("/my reminders", Wishing.REMINDERS.is("channel")).says("/my quiet", Wishing.QUIET.is("never"));
        circle.link(ben, benny);
        var settings = chat.rows();
        assertThat(settings).contains("quiet=never").contains("reminders=channel");
        benny.says("/my unmute").says("/my language", People.LANGUAGE.is("en")).says("/my show").isAnswered("Quiet hours: none").isAnswered("Reminders: in the event's discussion");
        benny.says("/my unlink", Linking.ACCOUNT.is("Ben"));
        ben.says("/my show").isAnswered("Quiet hours: none").isAnswered("Language: English");
    }

    @Test
    void whomThePlatformDescribesOnlyLaterIsSpokenWithInTheirLanguageFromThenOn() {
        var emil = chat.member("Emil").speaking(Locale.GERMAN);
        var stranger = Caller.unvouched(emil.account(), "Emil", Locale.ENGLISH);
        chat.bot().handle(new Call("first", chat.bot().arrive(), "my.mute", stranger, emil.account().direct(), Values.of())).toCompletableFuture().join();
        emil.says("/my show").isAnswered("Emil, das ist deins");
    }

    @Test
    void whoHasANameKeepsItWhereThePlatformSaysLittleOfThem() {
        var emil = chat.member("Emil").says("/my show").isAnswered("Emil");
        var handle = Caller.unvouched(emil.account(), "emil.k.1987", Locale.ENGLISH);
        chat.bot().handle(new Call("pressed", chat.bot().arrive(), "my.mute", handle, emil.account().direct(), Values.of())).toCompletableFuture().join();
        assertThat(chat.rows()).contains("Emil").doesNotContain("emil.k.1987");
    }

    @Test
    void whoIsKnownByAHandleInOneSpaceKeepsTheNameOfTheOther() {
        circle.connected();
        var benny = new Caller(new Account(Chat.OTHER, "u7"), "benny.x", Set.of(), false, false, Locale.ENGLISH, Optional.empty());
        ben.says("/my link");
        chat.bot().handle(new Call("linked", chat.bot().arrive(), "my.link", benny, benny.account().direct(), Values.of(Linking.CODE.is(Circle.code(ben))))).toCompletableFuture().join();
        ben.says("/my show").isAnswered("Ben, this is yours");
        var answer = chat.bot().handle(new Call("shown", chat.bot().arrive(), "my.show", benny, benny.account().direct(), Values.of())).toCompletableFuture().join();
        assertThat(((Answer.Done) answer).card().title().plain(Locale.ENGLISH)).isEqualTo("Ben, this is yours");
    }

    @Test
    void theLanguageThatOneAccountChoseIsSpokenWithBothFromTheAnswerOn() {
        circle.connected();
        var benny = chat.member(Chat.OTHER, "Benny");
        ben.says("/my link");
        var code = Circle.code(ben);
        ben.says("/my language", People.LANGUAGE.is("de"));
        benny.says("/my link", Linking.CODE.is(code)).isAnswered("Deine Konten sind verbunden");
    }

    @Test
    void mutingOfOneAccountHoldsForBoth() {
        circle.connected();
        var benny = chat.member(Chat.OTHER, "Benny");
        ben.says("/my mute");
        circle.link(ben, benny);
        benny.says("/my show").isAnswered("You hear of: only what is your own");
    }

    @Test
    void settingsAreExportedAndErased() {
        ben.says("/my quiet", Wishing.QUIET.is("21-6")).says("/my mute").says("/my reminders", Wishing.REMINDERS.is("channel")).says("/my language", People.LANGUAGE.is("de"));
        ben.says("/my export");
        assertThat(new String(((usher.Answer.Download) ben.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("\"quietHours\" : \"21:00-06:00\"")
            .contains("\"muted\" : true").contains("\"reminders\" : \"channel\"");
        ben.calls("my.erase-everything");
        ben.says("/my show").isAnswered("Quiet hours: 22:00 to 08:00").isAnswered("Language: English");
        assertThat(chat.rows()).doesNotContain("21:00-06:00");
    }
}
