package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Answer;
import usher.Call;
import usher.Caller;
import usher.Values;
import usher.testing.Chat;

class PeopleTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;

    @AfterEach
    void close() {
        circle.close();
    }

    @Test
    void whatAPlatformTellsNobodyCanPress() {
        var ben = chat.member("Ben").says("/my show");
        for (var told : List.of("people.left", "home.opened", "space.seen", "space.gone", "core.tidy")) {
            var forged = new Call("forged " + told, chat.bot().arrive(), told, Caller.of(ben.account()), ben.account().direct(), Values.of());
            assertThat(chat.bot().handle(forged).toCompletableFuture().join()).as(told).isInstanceOf(Answer.Refused.class);
        }
        var asked = new Call("asked", chat.bot().arrive(), "my.show", Caller.of(ben.account()), ben.account().direct(), Values.of());
        assertThat(chat.bot().notice(asked).toCompletableFuture().join()).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void thePageShowsWhatEveryFeatureSaysOfAPersonAndWhatIsKnownOfThem() {
        chat.member("Ben").says("/my show").isAnswered("Ben, this is yours").isAnswered("One note of Ben").isAnswered("Roles: member")
            .isAnswered("Time zone: UTC, the community's, until you say yours").isAnswered("Language: English").isAnswered("Accounts: Ben (Test, ");
    }

    @Test
    void aHostileNameStaysTheCharactersItIs() {
        var name = "@everyone <!channel> *x* <b>=1+1 {0} 'q'";
        chat.member(name).says("/my show").isAnswered(name + ", this is yours").isAnswered("One note of " + name);
    }

    @Test
    void aZoneIsReadFromACityAndKept() {
        var ben = chat.member("Ben");
        ben.says("/my zone", People.ZONE.is("berlin")).isAnswered("Your time zone is Europe/Berlin").isAnswered("It is now 13:00 there");
        ben.says("/my zone", People.ZONE.is("america/new york")).isAnswered("America/New_York");
        chat.restarts();
        ben.says("/my show").isAnswered("Time zone: America/New_York");
    }

    @Test
    void aZoneThatIsNoneIsRefusedWithNearMatches() {
        var ben = chat.member("Ben");
        ben.says("/my zone", People.ZONE.is("Brelin")).isRefused("I know no time zone called Brelin. Did you mean one of these? Europe/Berlin").isRefused("zone: ");
        assertThat(ben.draft().values()).containsEntry("zone", "Brelin");
        ben.fills(People.ZONE.is("Europe/Berlin")).isAnswered("Europe/Berlin");
        ben.says("/my zone", People.ZONE.is("<!here>")).isRefused("I know no time zone called <!here>");
        ben.says("/my zone", People.ZONE.is("Argentina")).isRefused("America/Argentina/Buenos_Aires");
    }

    @Test
    void aChosenLanguageIsKept() {
        var ben = chat.member("Ben");
        ben.says("/my language", People.LANGUAGE.is("de")).isAnswered("Deutsch");
        ben.says("/my show").isAnswered("Sprache: Deutsch");
        ben.says("/my language", People.LANGUAGE.is("tlh")).isRefused("tlh steht nicht zur Wahl. Möglich sind: en, de");
    }

    @Test
    void anOpenHomeIsKeptTrue() {
        var ben = chat.member("Ben");
        var eve = chat.member("Eve");
        ben.calls("home.opened");
        ben.sees("Ben, this is yours");
        ben.says("/my zone", People.ZONE.is("Berlin"));
        eve.says("/my zone", People.ZONE.is("Paris"));
        chat.settles();
        assertThat(chat.platform().messages(ben.account().home())).singleElement()
            .satisfies(home -> assertThat(home.card().toString()).contains("Europe/Berlin"));
        assertThat(chat.platform().messages(eve.account().home())).isEmpty();
    }

    @Test
    void openingTheHomeAgainShowsItOnce() {
        var ben = chat.member("Ben");
        ben.calls("home.opened").calls("home.opened");
        chat.restarts();
        ben.calls("home.opened");
        chat.settles();
        assertThat(chat.platform().messages(ben.account().home())).hasSize(1);
    }

    @Test
    void whoLeavesTheirLastSpaceHasLeftTheCommunity() {
        var ben = chat.member("Ben");
        ben.says("/my show");
        ben.calls("people.left");
        assertThat(circle.witness.seen).containsExactly("left Ben");
        ben.says("/my show").isAnswered("Accounts: Ben");
    }

    @Test
    void whoNeverUsedUsherIsNotWrittenDownForLeaving() {
        var account = new Account(Chat.MAIN, "4711");
        chat.bot().notice(new Call("gone", chat.bot().arrive(), "people.left", Caller.of(account), account.direct(), Values.of())).toCompletableFuture().join();
        assertThat(chat.rows()).doesNotContain("4711");
    }

    @Test
    void whoStillHasAnAccountInTheCommunityHasNotLeftIt() {
        circle.connected();
        var ben = chat.member("Ben");
        var benny = chat.member(Chat.OTHER, "Benny");
        circle.link(ben, benny);
        circle.witness.seen.clear();
        benny.calls("people.left");
        assertThat(circle.witness.seen).isEmpty();
        ben.says("/note whisper");
        ben.sees("A whisper for Ben");
        ben.calls("people.left");
        assertThat(circle.witness.seen).containsExactly("left Ben");
    }

    @Test
    void aRoleByCommandEndsWithLeaving() {
        var ben = chat.member("Ben");
        ben.says("/my show");
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("moderator")).isAnswered("@Ben is now moderator");
        ben.says("/usher trouble").isAnswered("No trouble in the last 30 days");
        ben.calls("people.left");
        ben.says("/usher trouble").isRefused("Only moderators can do that here");
    }
}
