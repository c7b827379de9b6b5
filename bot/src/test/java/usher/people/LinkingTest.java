package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.testing.Chat;
import usher.testing.Persona;

class LinkingTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;
    private final Persona ben = chat.member("Ben");
    private final Persona benny = chat.member(Chat.OTHER, "Benny");

    @AfterEach
    void close() {
        circle.close();
    }

    @Test
    void twoAccountsBecomeOnePersonByACode() {
        circle.connected();
        ben.says("/my zone", People.ZONE.is("Berlin"));
        circle.link(ben, benny);
        assertThat(circle.witness.seen).contains("merge Ben into Benny");
        benny.says("/my show").isAnswered("Accounts: Benny (Other, ").isAnswered("Ben (Test, ").isAnswered("Europe/Berlin");
        ben.says("/my show").isAnswered("Benny (Other, ");
        ben.sees("The account Benny (Other, ");
        circle.ann.says("/usher audit").isAnswered("linked an account (Test, ");
    }

    @Test
    void rolesOfBothAreThenOnePersons() {
        circle.connected();
        ben.says("/my show");
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("moderator"));
        circle.link(ben, benny);
        benny.says("/usher trouble").isAnswered("No trouble");
    }

    @Test
    void theCodeMayBeTypedInSmallLettersWithoutItsDash() {
        circle.connected();
        ben.says("/my link");
        benny.says("/my link", Linking.CODE.is(" " + Circle.code(ben).replace("-", "").toLowerCase(java.util.Locale.ROOT))).isAnswered("Your accounts are linked");
    }

    @Test
    void aCodeIsGoodOnce() {
        circle.connected();
        var code = linkedBy();
        chat.member(Chat.OTHER, "Mallory").says("/my link", Linking.CODE.is(code)).isRefused("That code was used already");
    }

    private String linkedBy() {
        ben.says("/my link");
        var code = Circle.code(ben);
        benny.says("/my link", Linking.CODE.is(code));
        return code;
    }

    @Test
    void theSamePressDeliveredTwiceLinksOnce() {
        circle.connected();
        ben.says("/my link");
        var code = Circle.code(ben);
        benny.delivers("twice", "my.link", Linking.CODE.is(code)).isAnswered("Your accounts are linked");
        chat.restarts();
        benny.delivers("twice", "my.link", Linking.CODE.is(code)).isAnswered("Your accounts are linked");
        assertThat(circle.witness.seen.stream().filter(it -> it.startsWith("merge"))).hasSize(1);
    }

    @Test
    void aCodeRunsOutAfterTenMinutes() {
        circle.connected();
        ben.says("/my link");
        var code = Circle.code(ben);
        chat.clock().forward(Duration.ofMinutes(10).plusSeconds(1));
        benny.says("/my link", Linking.CODE.is(code)).isRefused("That code ran out");
    }

    @Test
    void aNewCodePutsTheEarlierOneOutOfUse() {
        circle.connected();
        ben.says("/my link");
        var first = Circle.code(ben);
        ben.says("/my link");
        benny.says("/my link", Linking.CODE.is(first)).isRefused("That is not one of my codes");
        benny.says("/my link", Linking.CODE.is(Circle.code(ben))).isAnswered("linked");
    }

    @Test
    void onesOwnCodeLinksNothing() {
        circle.connected();
        ben.says("/my link");
        ben.says("/my link", Linking.CODE.is(Circle.code(ben))).isRefused("That is this account's own code");
    }

    @Test
    void linkedAccountsAreNotLinkedAgain() {
        circle.connected();
        circle.link(ben, benny);
        ben.says("/my link");
        benny.says("/my link", Linking.CODE.is(Circle.code(ben))).isRefused("These two accounts are linked already");
    }

    @Test
    void aGuesserIsStoppedAfterFiveWrongCodesAndStaysStoppedForTenMinutes() {
        circle.connected();
        ben.says("/my link");
        var mallory = chat.member(Chat.OTHER, "Mallory");
        for (var i = 0; i < 5; i++) mallory.says("/my link", Linking.CODE.is("AAAA-AAA" + (2 + i))).isRefused("That is not one of my codes");
        mallory.says("/my link", Linking.CODE.is(Circle.code(ben))).isRefused("too many wrong codes");
        chat.restarts();
        mallory.says("/my link", Linking.CODE.is(Circle.code(ben))).isRefused("too many wrong codes");
        benny.says("/my link", Linking.CODE.is(Circle.code(ben))).isAnswered("linked");
        chat.clock().forward(Duration.ofMinutes(11));
        mallory.says("/my link", Linking.CODE.is("AAAA-AAAA")).isRefused("That is not one of my codes");
    }

    @Test
    void aWrongCodeLeavesTheFormAsItWasTyped() {
        circle.connected();
        benny.says("/my link", Linking.CODE.is("<!channel>' or 1=1 --")).isRefused("code: That is not one of my codes");
        assertThat(benny.draft().values()).containsEntry("code", "<!channel>' or 1=1 --");
        ben.says("/my link");
        benny.fills(Linking.CODE.is(Circle.code(ben))).isAnswered("linked");
    }

    @Test
    void aStrangersCodeFromAnotherCommunityLinksNothing() {
        circle.connected();
        ben.says("/my link");
        var stranger = chat.member(new usher.Space("test", "elsewhere"), "Stranger");
        stranger.says("/my link", Linking.CODE.is(Circle.code(ben))).isRefused("That code comes from another community");
        benny.says("/my link", Linking.CODE.is(Circle.code(ben))).isAnswered("linked");
    }

    @Test
    void aCommunityOfOneSpaceHasNothingToLink() {
        ben.says("/my link").isRefused("Your community has one space so far");
    }

    @Test
    void whenAFeatureFailsTheLinkDoesNotHappenAtAll() {
        circle.connected();
        ben.says("/my link");
        var code = Circle.code(ben);
        circle.witness.fails(true);
        benny.says("/my link", Linking.CODE.is(code));
        assertThat(benny.answer()).isInstanceOf(Answer.Broken.class);
        circle.witness.fails(false);
        benny.says("/my show").doesNotSee("Ben (Test");
        benny.says("/my link", Linking.CODE.is(code)).isAnswered("linked");
    }

    @Test
    void anAccountIsPartedAgain() {
        circle.connected();
        circle.link(ben, benny);
        benny.says("/my unlink").isAnswered("Which account");
        benny.picks("Choose an account", "Ben (Test, test:main)").isAnswered("stands by itself again");
        ben.says("/my show").isAnswered("Accounts: Ben (Test");
        assertThat(ben.answered()).doesNotContain("Benny");
        benny.says("/my unlink").isRefused("I know only one account of yours");
    }

    @Test
    void theAccountOneIsUsingIsPartedByName() {
        circle.connected();
        circle.link(ben, benny);
        benny.says("/my unlink", Linking.ACCOUNT.is("Nobody")).isRefused("Nobody is none of your accounts");
        benny.says("/my unlink", Linking.ACCOUNT.is("benny")).isAnswered("stands by itself again");
        benny.says("/note whisper");
        benny.sees("A whisper for Benny");
        ben.says("/note whisper");
        ben.sees("A whisper for Ben");
        benny.doesNotSee("A whisper for Ben\n");
    }

    @Test
    void nobodyPartsAnotherPersonsAccount() {
        circle.connected();
        circle.link(ben, benny);
        chat.member("Mallory").says("/my unlink", Linking.ACCOUNT.is(benny.account().key())).isRefused("I know only one account of yours");
    }

    @Test
    void partingGivesNoRoleToTheAccountThatGoes() {
        circle.connected();
        ben.says("/my show");
        circle.ann.says("/usher role", Roles.PERSON.is(ben.account()), Roles.ROLE.is("moderator"));
        circle.link(ben, benny);
        ben.says("/my unlink", Linking.ACCOUNT.is("Benny"));
        benny.says("/usher trouble").isRefused("Only moderators");
        ben.says("/usher trouble").isAnswered("No trouble");
    }
}
