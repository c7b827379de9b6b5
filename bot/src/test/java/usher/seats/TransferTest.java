package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.SeatRows;

/** A seat passes to a person its holder names. Both consent, and no rule is left out. */
class TransferTest {

    private final FairChat fair = new FairChat();
    private final Persona ann = fair.chat.member("Ann");
    private final Persona ben = fair.chat.member("Ben");
    private final Persona cleo = fair.chat.member("Cleo");

    @AfterEach
    void close() {
        fair.close();
    }

    private Persona gives(Persona from, Persona to) {
        return from.says("/seat give", new Value("which", "fair"), Transfers.TO.is(to.account()));
    }

    private void open(int capacity, int perPerson, String options) {
        fair.open(capacity, perPerson, options);
        for (var who : List.of(ann, ben, cleo)) who.calls("fair.resume"); // so that their names are known
    }

    private String post() {
        fair.chat.settles();
        return CardText.of(fair.chat.platform().messages(Fair.BOARD).getFirst().card(), Locale.ENGLISH);
    }

    @Test
    void aSeatPassesToAPersonOnlyWhenBothWantIt() {
        open(1, 1, "");
        fair.claims(ann, 0);
        gives(ann, ben).isAnswered("Ben is asked").isAnswered("Until then it stays yours");
        fair.claims(cleo, 0).isAnswered("Number 1 in line");
        assertThat(fair.seat(ann).state()).isEqualTo(Seat.State.HELD);
        fair.chat.restarts();
        ben.sees("Ann gives you a seat").presses("Take it").isAnswered("You're in: Fair");
        ben.sees("You took this seat");
        ann.sees("Ben took your seat");
        assertThat(fair.seats(ann)).isEmpty();
        assertThat(fair.seat(ben).isHeld()).isTrue();
        cleo.doesNotSee("is yours until");
        assertThat(post()).contains("0 free, 1 waiting");
        ben.calls(Transfers.TAKE, Transfers.TRANSFER.is(1L)).isRefused("not to be had any more");
        assertThat(fair.chat.rows()).contains("take over");
    }

    @Test
    void whoWaitedLeavesTheLineAndWhoWasOfferedOnePassesItOn() {
        open(2, 1, "");
        fair.claims(ann, 0);
        fair.claims(cleo, 0);
        fair.claims(ben, 0).isAnswered("Number 1");
        var dan = fair.chat.member("Dan");
        fair.claims(dan, 0).isAnswered("Number 2");
        gives(ann, ben);
        fair.givesBack(cleo);
        ben.sees("A seat in Fair is yours until");
        ben.presses("Take it").isAnswered("You're in");
        assertThat(fair.seats(ben)).hasSize(1);
        ben.sees("This offer is over.");
        dan.sees("A seat in Fair is yours until");
    }

    @Test
    void aSeatNobodyWantedStaysWhereItIs() {
        open(1, 1, "");
        fair.claims(ann, 0);
        gives(ann, ben);
        ben.presses("No, thank you").isAnswered("You did not want this seat");
        ann.sees("Ben does not want your seat");
        gives(ann, cleo);
        fair.passes(24 * 60);
        ann.sees("Cleo did not answer");
        cleo.sees("The time to take this seat is over");
        assertThat(fair.seat(ann).isHeld()).isTrue();
        gives(ann, ben);
        gives(ann, cleo).isAnswered("Ben is asked").presses("Withdraw").isAnswered("is yours still");
        ben.sees("This seat is not to be had any more").doesNotSee("[Take it]");
        ann.calls(Transfers.WITHDRAW, Transfers.TRANSFER.is(1L)).isRefused("decided already");
    }

    @Test
    void everyRuleIsAskedAgainWhenTheSeatIsTaken() {
        open(2, 1, "");
        fair.claims(ann, 0);
        gives(ann, ben);
        fair.setting.banned.put("Ben", "no badge");
        ben.presses("Take it").isRefused("no badge");
        fair.setting.banned.clear();
        fair.claims(ben, 0).isAnswered("In with 1");
        ben.presses("Take it").isRefused("as many seats in Fair as one person may");
        gives(ann, ben);
        fair.givesBack(ben);
        fair.setting.lastCall = Optional.of(Chat.START.plus(Duration.ofMinutes(30)));
        fair.passes(30);
        ben.presses("Take it").isRefused("takes nobody any more");
        gives(ann, cleo).isRefused("takes nobody any more");
        assertThat(fair.seat(ann).isHeld()).isTrue();
    }

    @Test
    void whoGivesTheSeatBackHasNothingToGiveAnyMore() {
        open(1, 1, "");
        fair.claims(ann, 0);
        fair.claims(cleo, 0);
        gives(ann, ben);
        fair.givesBack(ann);
        ben.sees("not to be had any more");
        cleo.sees("A seat in Fair is yours until");
        assertThat(SeatRows.of(fair.chat.bot())).hasSize(1);
    }

    @Test
    void noSeatIsGivenToOneselfNorTwiceNorToWhoHasOne() {
        open(2, 1, "");
        gives(ann, ben).isRefused("I know nothing here called fair");
        fair.claims(ann, 0);
        gives(ann, ann).isRefused("That is you");
        gives(ann, ben);
        gives(ann, cleo).isAnswered("Ben is asked");
        ann.presses("Withdraw");
        fair.claims(ben, 0);
        gives(ann, ben).isRefused("has as many seats in Fair as one person may have");
        ben.says("/seat give", new Value("which", Long.toString(fair.seat(ann).id())), Transfers.TO.is(cleo.account())).isRefused("You hold no such seat");
    }

    @Test
    void whoSleepsIsAskedInTheMorning() {
        open(1, 1, "");
        fair.claims(ann, 0);
        fair.passes(11 * 60);
        gives(ann, ben);
        assertThat(ben.direct()).isEmpty();
        fair.passes(9 * 60);
        ben.sees("Ann gives you a seat");
    }

    @Test
    void whoIsAskedTwiceAtOnceGetsOneSeat() {
        open(2, 1, "");
        fair.claims(ann, 0);
        fair.claims(cleo, 0);
        gives(ann, ben);
        gives(cleo, ben);
        ben.presses("Take it").isAnswered("You're in");
        ben.presses("Take it").isRefused("as many seats in Fair as one person may");
        assertThat(fair.seats(ben)).hasSize(1);
        assertThat(SeatRows.of(fair.chat.bot())).hasSize(2);
    }
}
