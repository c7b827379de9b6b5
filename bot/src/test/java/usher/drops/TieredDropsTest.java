package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.testing.CardText;

/** Several tiers that share one total. */
class TieredDropsTest {

    private final DropStage stage = new DropStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private void tiers(int seats, String tiers, Value... more) {
        var values = new java.util.ArrayList<>(java.util.List.of(more));
        values.add(Drops.TIERS.is(tiers));
        stage.drop(seats, values.toArray(Value[]::new));
    }

    @Test
    void eachTierHasItsButtonAndItsFreeSeatsOnThePost() {
        tiers(3, "Access 2, Impact 1");
        assertThat(stage.post()).contains("3 seats left of 3").contains("Access: 2 of 2 left").contains("Impact: 1 of 1 left").contains("[Claim: Access] [Claim: Impact] [Give back]");
        stage.ann.presses("Claim: Impact").isAnswered("It is for Impact");
        assertThat(stage.post()).contains("2 seats left of 3").contains("Impact: 0 of 1 left");
        stage.ben.presses("Claim: Impact").isAnswered("You are number 1 in line");
        assertThat(stage.post()).as("who waits for one tier does not close the others").contains("2 seats left of 3").contains("Waiting: 1 person").doesNotContain("are taken");
        stage.cleo.presses("Claim: Access").isAnswered("It is for Access");
    }

    @Test
    void theTotalIsShared() {
        tiers(1, "Access 1, Impact 1");
        stage.ann.presses("Claim: Access").isAnswered("You're in");
        assertThat(stage.post()).contains("Impact: 0 of 1 left");
        stage.ben.presses("Claim: Impact").isAnswered("You are number 1 in line");
        stage.ann.presses("Give back");
        stage.ben.sees("A seat in Clinic is yours until").sees("It is for Impact");
        stage.ben.presses("Accept").isAnswered("It is for Impact");
    }

    @Test
    void theLimitPerPersonCountsAcrossTiers() {
        tiers(4, "Access 2, Impact 2");
        stage.ann.presses("Claim: Access").isAnswered("You're in");
        stage.ann.presses("Claim: Impact").isAnswered("as many as one person may have");
        assertThat(stage.post()).contains("Impact: 2 of 2 left");
        tiers(4, "Access 2, Impact 2", Drops.PER_PERSON.is(2));
        stage.ben.presses("Claim: Access").isAnswered("You hold 1 of 2");
        stage.ben.presses("Claim: Impact").isAnswered("You hold 1 of 2");
        stage.ben.presses("Take another").isAnswered("Which tier of Clinic?");
        stage.ben.presses("Claim: Impact").isAnswered("You hold 2 of 2");
        stage.ben.presses("Claim: Access").isAnswered("as many as one person may have");
    }

    @Test
    void moreThanFourTiersAreAMenu() {
        tiers(30, IntStream.rangeClosed(1, 6).mapToObj(i -> "Level" + i + "x 5").collect(Collectors.joining(", ")));
        assertThat(stage.post()).contains("[Claim a seat] [Give back]");
        stage.ann.picks("Claim a seat", "Level3x").isAnswered("It is for Level3x");
    }

    @Test
    void anOldButtonThatNamesNoTierAsksWhich() {
        tiers(3, "Access 2, Impact 1");
        stage.ann.calls(Drops.CLAIM, stage.claim()).isAnswered("Which tier of Clinic?");
        stage.ann.presses("Claim: Access").isAnswered("You're in");
    }

    @Test
    void tiersThatAreNoneAreRefusedAndNothingTypedIsLost() {
        stage.mo.says("/drop create", Drops.TITLE.is("Clinic"), Drops.SEATS.is(5), Drops.TIERS.is("Access, Impact 2")).isRefused("I cannot read the tier Access");
        assertThat(stage.mo.draft().values()).containsEntry("title", "Clinic").containsEntry("tiers", "Access, Impact 2");
        stage.mo.fills(Drops.TIERS.is("Access 3, Impact 2")).isAnswered("Clinic is set");
    }

    @Test
    void aTierOfAnotherCommunityOrDropIsRefused() {
        tiers(3, "Access 2, Impact 1");
        var tier = (usher.Card.Button) stage.card().controls().getFirst();
        stage.olga.calls(Drops.CLAIM_TIER, tier.values().getFirst()).isRefused("not one of this community's");
        stage.ann.calls(Drops.CLAIM_TIER, Drops.TIER.is(999_999L)).isRefused("not one of this community's");
        var root = stage.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select pool_id from seat_drop").mapTo(Long.class).one());
        stage.ann.calls(Drops.CLAIM_TIER, Drops.TIER.is(root)).isRefused("not one of this community's");
        assertThat(stage.post()).contains("3 seats left of 3");
    }

    @Test
    void hostileTierNamesStayExactlyTheseCharacters() {
        tiers(3, "@everyone <b>*x* 2, {0} '' \uD83C\uDF89 1");
        assertThat(CardText.of(stage.card(), Locale.ENGLISH)).contains("@everyone <b>*x*: 2 of 2 left").contains("[Claim: {0} '' \uD83C\uDF89]");
        stage.ann.presses("Claim: {0} '' \uD83C\uDF89").isAnswered("It is for {0} '' \uD83C\uDF89");
    }

    @Test
    void tiersAreAsTheyWereAfterARestart() {
        tiers(2, "Access 1, Impact 1");
        stage.ann.presses("Claim: Access");
        stage.ben.presses("Claim: Access").isAnswered("number 1 in line");
        stage.chat.restarts();
        stage.ann.presses("Give back");
        stage.ben.sees("It is for Access");
    }
}
