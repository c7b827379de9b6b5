package usher.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.testing.Chat;
import usher.testing.Persona;

class PrivacyTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;
    private final Persona ben = chat.member("Ben <b>=1+1");

    @AfterEach
    void close() {
        circle.close();
    }

    private static JsonNode export(Persona who) throws JsonProcessingException {
        who.says("/my export");
        var file = (Answer.Download) who.answer();
        assertThat(file.mediaType()).isEqualTo("application/json");
        return new ObjectMapper().readTree(new String(file.content(), UTF_8));
    }

    @Test
    void theExportHoldsWhatEveryFeatureKeepsAndWhatTheCoreKeeps() throws JsonProcessingException {
        ben.says("/note post").says("/note whisper").says("/my zone", People.ZONE.is("Berlin"));
        var all = export(ben);
        assertThat(all.at("/notes/0").asText()).isEqualTo("a note of Ben <b>=1+1");
        assertThat(all.at("/person/timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(all.at("/person/accounts/0/account").asText()).isEqualTo(ben.account().key());
        assertThat(all.at("/person/did/0/said").asText()).isEqualTo("@Ben <b>=1+1 posted a note");
        assertThat(all.at("/person/privateMessages/0/message/0").asText()).isEqualTo("A whisper for Ben <b>=1+1");
    }

    @Test
    void anExportHoldsNobodyElse() throws JsonProcessingException {
        ben.says("/note post").says("/note whisper");
        assertThat(export(chat.member("Eve")).toString()).doesNotContain("Ben");
    }

    @Test
    void erasingAsksFirstAndSaysWhatWillBeForgotten() {
        ben.says("/my erase").isAnswered("Shall I forget you?").isAnswered("every seat you hold").isAnswered("[Erase everything] [Get my data first]");
        assertThat(circle.witness.seen).isEmpty();
        ben.says("/my show").isAnswered("Ben <b>=1+1, this is yours");
    }

    @Test
    void whatIsErasedIsGoneFromEveryRow() {
        circle.connected();
        var benny = chat.member(Chat.OTHER, "Benny");
        ben.says("/note post").says("/note whisper").calls("home.opened");
        circle.link(ben, benny);
        ben.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(ben.answered()).doesNotContain("Ben");
        assertThat(circle.witness.seen).anyMatch(it -> it.startsWith("erase "));
        chat.settles();
        assertThat(ben.direct()).isEmpty();
        assertThat(chat.platform().messages(ben.account().home())).isEmpty();
        var rows = everyRow();
        assertThat(rows).doesNotContain(ben.name()).doesNotContain("Benny").doesNotContain(ben.account().key()).doesNotContain(benny.account().key())
            .doesNotContain(ben.account().direct().key());
        circle.ann.says("/usher audit").isAnswered("someone posted a note").isAnswered("Somebody had everything about them erased");
    }

    @Test
    void whatIsShownOfThemIsShownWithoutThem() {
        ben.says("/note post").says("/my erase").presses("Erase everything");
        chat.settles();
        assertThat(chat.platform().messages().stream().map(it -> it.card().title().plain(Locale.ENGLISH))).containsExactly("A note by someone");
    }

    private String everyRow() {
        return chat.rows();
    }

    @Test
    void erasingTwiceErasesOnceAndGivesTheSameAnswer() {
        ben.says("/note whisper");
        ben.delivers("once", "my.erase-everything").isAnswered("You are forgotten");
        chat.restarts();
        ben.delivers("once", "my.erase-everything").isAnswered("You are forgotten");
        assertThat(circle.witness.seen.stream().filter(it -> it.startsWith("erase"))).hasSize(1);
    }

    @Test
    void anEarlierPressDeliveredAgainStillDoesNothingTwiceButSaysNoName() {
        ben.delivers("before", "note.whisper").isAnswered("Whispered to Ben <b>=1+1");
        ben.says("/my erase").presses("Erase everything");
        ben.delivers("before", "note.whisper").isAnswered("That was done already.");
        chat.settles();
        assertThat(ben.direct()).isEmpty();
    }

    @Test
    void whoComesBackIsMetAsSomebodyNew() {
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("moderator"));
        ben.says("/my zone", People.ZONE.is("Berlin"));
        ben.says("/my erase").presses("Erase everything");
        ben.says("/my show").isAnswered("Roles: member").isAnswered("Time zone: UTC, the community's");
        ben.says("/usher trouble").isRefused("Only moderators");
    }

    @Test
    void onePersonsErasureTouchesNobodyElse() {
        var eve = chat.member("Eve");
        eve.says("/note post").says("/note whisper");
        ben.says("/my erase").presses("Erase everything");
        eve.sees("A whisper for Eve").says("/my show").isAnswered("Eve, this is yours");
        circle.ann.says("/usher audit").isAnswered("@Eve posted a note");
    }

    @Test
    void whenAFeatureCannotForgetNothingIsForgotten() {
        ben.says("/note whisper");
        circle.witness.fails(true);
        ben.says("/my erase").presses("Erase everything");
        assertThat(ben.answer()).isInstanceOf(Answer.Broken.class);
        circle.witness.fails(false);
        ben.says("/my show").isAnswered("Ben <b>=1+1, this is yours").sees("A whisper for Ben");
    }
}
