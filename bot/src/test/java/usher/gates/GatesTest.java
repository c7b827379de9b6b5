package usher.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.badges.Badges;
import usher.drops.DropStage;
import usher.drops.Drops;
import usher.testing.Chat;
import usher.testing.Persona;

/** Who may claim. Gates stand before drops here; events use the same. */
class GatesTest {

    private final DropStage stage = new DropStage();
    private final Persona mo = stage.mo;
    private final Persona ann = stage.ann;
    private final Persona ben = stage.ben;

    @AfterEach
    void close() {
        stage.close();
    }

    private Persona gate(Value... asks) {
        return mo.says("/drop gate", Stream.concat(Stream.of(stage.which()), Arrays.stream(asks)).toArray(Value[]::new));
    }

    private void badge(Persona who, String name) {
        mo.says("/badge give", Badges.PERSON.is(who.account()), Badges.NAME.is(name));
    }

    private void marked(long drop, Persona who, boolean came) {
        stage.chat.bot().database().jdbi().useHandle(handle -> handle.createUpdate("update seat set came_at = :at where root_id = (select pool_id from seat_drop where id = :drop) "
                + "and person_id = (select person_id from account where id = :who)").bind("drop", drop).bind("who", who.account().key())
            .bind("at", came ? stage.chat.clock().instant() : null).execute());
    }

    @Test
    void aBadgeLetsThrough() {
        badge(ann, "Helper");
        stage.drop(2);
        gate(new Value("badge", "Helper")).isAnswered("Clinic is gated").isAnswered("who has the badge Helper");
        assertThat(stage.post()).contains("Only for: who has the badge Helper");
        ann.presses("Claim").isAnswered("You're in");
        ben.presses("Claim").isRefused("A seat here takes the badge Helper, which moderators give. /badge list shows what you have.");
        assertThat(stage.post()).contains("1 seat left of 2");
    }

    @Test
    void aPlatformsRoleLetsThrough() {
        stage.drop(2);
        gate(Gatehouse.ROLE.is("alumni-1"), Gatehouse.CALLED.is("Alumni")).isAnswered("who has the role Alumni");
        ann.holding("x", "alumni-1").presses("Claim").isAnswered("You're in");
        ben.holding("alumni-10", "alumni", "alumni_1").presses("Claim").isRefused("A seat here takes the role Alumni");
    }

    @Test
    void ofRolesThoseOfOneSpaceSuffice() {
        stage.connected();
        stage.drop(5);
        gate(Gatehouse.ROLE.is("alumni"), Gatehouse.CALLED.is("Alumni"));
        stage.olga.says("/drop gate", stage.which(), Gatehouse.ROLE.is("s123"), Gatehouse.CALLED.is("veterans")).isAnswered("is gated");
        assertThat(stage.post()).contains("who has the role Alumni").contains(", or ").contains("who has the role veterans");
        var claim = new Value("drop", Long.toString(stage.id()));
        ann.holding("alumni").calls("drop.claim", claim).isAnswered("You're in");
        stage.chat.member(Chat.OTHER, "Zed").holding("s123").calls("drop.claim", claim).isAnswered("You're in");
        ben.holding("s123").calls("drop.claim", claim).isRefused("the role Alumni");
    }

    @Test
    void ushersOwnRolesLetThrough() {
        stage.drop(2);
        gate(Gatehouse.STANDING.is("moderator")).isAnswered("moderators");
        mo.presses("Claim").isAnswered("You're in");
        ann.presses("Claim").isRefused("A seat here is for moderators only.");
    }

    @Test
    void whoWasThereBeforeIsLetThrough() {
        stage.drop(3);
        var earlier = stage.id();
        ann.presses("Claim");
        ben.presses("Claim");
        marked(earlier, ann, true);
        mo.says("/drop create", Drops.TITLE.is("Second part"), Drops.SEATS.is(3));
        gate(new Value("attended", "Clinic")).isAnswered("who was at Clinic");
        ann.presses("Claim").isAnswered("You're in: Second part");
        ben.presses("Claim").isRefused("A seat here is for those who were at Clinic.");
        mo.says("/drop create", Drops.TITLE.is("Third part"), Drops.SEATS.is(3));
        gate(new Value("attended", "any of our events")).isAnswered("who was at an event here before");
        ann.presses("Claim").isAnswered("You're in: Third part");
        stage.cleo.presses("Claim").isRefused("were at an event of this community before");
        gate(new Value("attended", "99999")).isRefused("not one of this community's");
    }

    @Test
    void whoIsInvitedIsLetThroughAndTheListGrows() {
        stage.drop(3);
        gate(Gatehouse.PEOPLE.is("<@ann>")).isAnswered("who is invited");
        ann.presses("Claim").isAnswered("You're in");
        ben.presses("Claim").isRefused("by invitation, and you are not on the list");
        gate(Gatehouse.PEOPLE.is("<@ben>, <@cleo>"));
        ben.presses("Claim").isAnswered("You're in");
        gate(Gatehouse.PEOPLE.is("ben")).isRefused("ben is not a person I can find here");
    }

    @Test
    void aTokenAdmitsWhoTypesItFirstForGood() {
        stage.drop(3);
        gate(Gatehouse.TOKENS.is("K7MQ-2XWD, p9rt-4hbc\nLAST1")).isAnswered("who has a token");
        assertThat(stage.post()).contains("Only for: who has a token").contains("[Enter a token]");
        ann.presses("Claim").isAnswered("Clinic takes a one-time token");
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("k7mq-2xwd")).isAnswered("Your token is good");
        ann.presses("Claim").isAnswered("You're in");
        ben.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isRefused("That token was used already");
        ben.fills(Drops.TOKEN_TYPED.is("P9RT-4HBC")).isAnswered("Your token is good");
        ann.presses("Give back");
        stage.cleo.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isRefused("used already");
        ann.presses("Claim").isAnswered("You're in");
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("LAST1")).isAnswered("Your token is good"); // spends nothing
        stage.cleo.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("LAST1")).isAnswered("Your token is good");
    }

    @Test
    void tokensCanBeTypedBeforeTheOpening() {
        stage.drop(3, new Value("opens", "in 20 min"));
        gate(Gatehouse.TOKENS.is("K7MQ-2XWD"));
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isAnswered("Your token is good");
        stage.chat.passes(Duration.ofMinutes(20));
        ann.presses("Claim").isAnswered("You're in");
    }

    @Test
    void guessingAtTokensEndsSoonAndLinkingGivesNoNewTries() {
        stage.drop(3);
        gate(Gatehouse.TOKENS.is("K7MQ-2XWD"));
        ann.presses("Enter a token");
        for (var i = 0; i < 5; i++) ann.fills(Drops.TOKEN_TYPED.is("WRONG" + i)).isRefused("That is none of the tokens for this");
        ann.fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isRefused("Those were too many wrong tokens. Please wait ten minutes.");
        stage.chat.passes(Duration.ofMinutes(11));
        ann.fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isAnswered("Your token is good");
    }

    @Test
    void tokensAreKeptNowhere() {
        stage.drop(3);
        gate(Gatehouse.TOKENS.is("SECRET-ONE SECRET-TWO"));
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("SECRET-ONE")).isAnswered("good");
        assertThat(stage.chat.rows()).doesNotContainIgnoringCase("SECRET-ONE").doesNotContainIgnoringCase("SECRET-TWO");
    }

    @Test
    void hostileAndUnreadableTokensAreRefusedWithAnExample() {
        stage.drop(3);
        gate(Gatehouse.TOKENS.is("abc defgh")).isRefused("One of the tokens has 3 characters, and each needs 4 to 64").isRefused("K7MQ-2XWD P9RT-4HBC");
        gate(Gatehouse.TOKENS.is("x".repeat(65))).isRefused("65 characters");
        gate(Gatehouse.TOKENS.is("<b>'';drop--{0} \u202E\uD83C\uDF89xx")).isAnswered("is gated");
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("\u202E\uD83C\uDF89XX")).isAnswered("Your token is good");
        gate().isRefused("Say who may pass");
    }

    @Test
    void aThousandTokensAreTakenAtOnce() {
        stage.drop(3);
        gate(Gatehouse.TOKENS.is(IntStream.range(1000, 1400).mapToObj(i -> "T" + i).collect(Collectors.joining(" ")))).isAnswered("is gated");
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("t1399")).isAnswered("good");
    }

    @Test
    void allGatesAreToBePassedAndATokenComesLast() {
        badge(ann, "Helper");
        stage.drop(3);
        gate(new Value("badge", "Helper"), Gatehouse.TOKENS.is("K7MQ-2XWD"), Gatehouse.PEOPLE.is("<@ann>")).isAnswered("who is invited");
        assertThat(stage.post()).contains("Only for: who has the badge Helper; and who has a token; and who is invited");
        ben.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isRefused("the badge Helper"); // and it is not spent
        ann.presses("Claim").isAnswered("takes a one-time token");
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isAnswered("good");
        ann.presses("Claim").isAnswered("You're in");
    }

    @Test
    void oneTierCanBeGatedAlone() {
        badge(ann, "Helper");
        stage.drop(3, Drops.TIERS.is("Access 2, Impact 1"));
        gate(new Value("badge", "Helper"), Drops.GATED.is("impact")).isAnswered("is gated");
        assertThat(stage.post()).contains("Impact: 1 of 1 left, only for who has the badge Helper");
        ben.presses("Claim: Impact").isRefused("the badge Helper");
        ben.presses("Claim: Access").isAnswered("You're in");
        ann.presses("Claim: Impact").isAnswered("You're in");
        gate(new Value("badge", "Helper"), Drops.GATED.is("gold")).isRefused("Clinic has no tier called gold");
    }

    @Test
    void aGateIsAskedAgainWhenAnOfferIsAccepted() {
        badge(ann, "Helper");
        badge(ben, "Helper");
        stage.drop(1);
        gate(new Value("badge", "Helper"));
        ann.presses("Claim");
        ben.presses("Claim").isAnswered("number 1 in line");
        mo.says("/badge take", Badges.PERSON.is(ben.account()), new Value("badge", "Helper"));
        ann.presses("Give back");
        ben.presses("Accept").isRefused("the badge Helper");
    }

    @Test
    void aGateIsAskedWhenASeatChangesHandsToo() {
        badge(ann, "Helper");
        stage.drop(1);
        gate(new Value("badge", "Helper"));
        ann.presses("Claim");
        ann.presses("Give to someone").fills(new Value("to", ben.account().key())).isAnswered("asked");
        ben.presses("Take it").isRefused("the badge Helper");
        badge(ben, "Helper");
        ben.presses("Take it").isAnswered("You're in: Clinic");
        stage.cleo.presses("Claim").isRefused("the badge Helper");
    }

    @Test
    void aGateThatIsTakenDownLetsEverybodyThrough() {
        badge(ann, "Helper");
        stage.drop(3);
        gate(new Value("badge", "Helper"));
        mo.says("/drop ungate", new Value("gate", "Clinic: who has the badge Helper")).isAnswered("one gate less");
        assertThat(stage.post()).doesNotContain("Only for");
        ben.presses("Claim").isAnswered("You're in");
        mo.says("/drop ungate", new Value("gate", "99999")).isRefused("not one of this community's drops");
        gate(Gatehouse.TOKENS.is("K7MQ-2XWD"));
        mo.says("/drop ungate", new Value("gate", "Clinic: who has a token"));
        assertThat(stage.post()).doesNotContain("Enter a token");
    }

    @Test
    void onlyModeratorsOfTheCommunityGate() {
        stage.drop(3);
        ann.says("/drop gate", stage.which(), Gatehouse.STANDING.is("mentor")).isRefused("Only moderators");
        stage.olga.says("/drop gate", stage.which(), Gatehouse.STANDING.is("mentor")).isRefused("not one of this community's");
        gate(Gatehouse.STANDING.is("mentor"));
        var gate = stage.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select id from gate").mapTo(Long.class).one());
        stage.olga.says("/drop ungate", new Value("gate", Long.toString(gate))).isRefused("not one of this community's drops");
    }

    @Test
    void gatesStandAfterARestartAndWhenCommunitiesJoin() {
        badge(ann, "Helper");
        stage.olga.says("/badge give", Badges.PERSON.is(stage.olga.account()), Badges.NAME.is("helper"));
        stage.drop(3);
        gate(new Value("badge", "Helper"), Gatehouse.TOKENS.is("K7MQ-2XWD"));
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD"));
        stage.chat.restarts();
        var claim = new Value("drop", Long.toString(stage.id()));
        ann.calls("drop.claim", claim).isAnswered("You're in");
        stage.connected();
        ben.calls("drop.claim", claim).isRefused("the badge Helper");
        stage.olga.calls("drop.claim", claim).isAnswered("takes a one-time token"); // her badge of the same name counts
    }

    @Test
    void whatLetAPersonThroughGoesWithThemWhenTheyLinkAndIsForgottenWithThem() {
        stage.connected();
        var annie = stage.chat.member(Chat.OTHER, "Annie");
        annie.says("/my show");
        badge(ann, "Helper");
        stage.drop(3);
        gate(new Value("badge", "Helper"), Gatehouse.TOKENS.is("K7MQ-2XWD"), Gatehouse.PEOPLE.is("<@ann>"));
        var claim = new Value("drop", Long.toString(stage.id()));
        ann.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isAnswered("good");
        stage.link(ann, annie);
        annie.calls("drop.claim", claim).isAnswered("You're in");
        assertThat(stage.export(annie)).contains("\"passed\" : \"by a token\"").contains("invited");
        ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(stage.chat.rows()).doesNotContain(ann.account().key());
        ben.presses("Enter a token").fills(Drops.TOKEN_TYPED.is("K7MQ-2XWD")).isRefused("the badge Helper");
    }
}
