package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.testing.Persona;
import usher.testing.SeatRows;

/** Options that share one total, seats kept for forms, and draws. */
class OptionsTest {

    private final FairChat fair = new FairChat();
    private final Persona ann = fair.chat.member("Ann");
    private final Persona ben = fair.chat.member("Ben");
    private final Persona cleo = fair.chat.member("Cleo");
    private final Persona dan = fair.chat.member("Dan");

    @AfterEach
    void close() {
        fair.close();
    }

    @Test
    void aSeatOfAnOptionCountsInTheTotalToo() {
        fair.open(2, 1, "live=2 watching=2");
        fair.claims(ann, 0).isAnswered("In with 1");
        fair.claims(ben, 1).isAnswered("In with 1");
        fair.claims(cleo, 1).isAnswered("Number 1 in line");
        fair.claims(dan, 0).isAnswered("Number 1 in line");
    }

    @Test
    void whoWaitsForAFullOptionIsNotOvertakenByWhoTakesAnother() {
        fair.open(3, 1, "live=1 watching=3");
        fair.claims(ann, 0).isAnswered("In");
        fair.claims(ben, 0).isAnswered("Number 1 in line");
        fair.claims(cleo, 1).isAnswered("In");
        fair.claims(dan, 1).isAnswered("In");
        fair.givesBack(ann);
        ben.sees("A seat in Fair is yours until").sees("It is for live");
    }

    @Test
    void aPlaceFreedInTheTotalGoesToTheEarliestWhoseOptionHasRoom() {
        fair.open(2, 1, "live=1 watching=2");
        fair.claims(ann, 0);
        fair.claims(ben, 1);
        fair.claims(cleo, 0).isAnswered("Number 1 in line");
        fair.claims(dan, 1).isAnswered("Number 1 in line");
        fair.givesBack(ben);
        dan.sees("It is for watching");
        cleo.doesNotSee("is yours until");
        fair.givesBack(ann);
        cleo.sees("It is for live");
    }

    @Test
    void theLimitIsOnePersonsWhateverTheOption() {
        fair.open(5, 1, "live=2 watching=5");
        fair.claims(ann, 0).isAnswered("In");
        fair.claims(ann, 1).isAnswered("Has all 1");
    }

    @Test
    void aSeatIsKeptWhileAFormIsFilledInAndFreeAgainAfterwards() {
        fair.open(1, 1, "");
        var pool = Fair.at(fair.setting.root);
        ann.says("/fair reserve", pool, Fair.MINUTES.is(5)).isAnswered("Kept for you");
        fair.claims(ben, 0).isAnswered("Number 1 in line");
        fair.chat.restarts();
        ann.calls("fair.confirm", pool).isAnswered("In with 1");
        fair.passes(10);
        assertThat(fair.seat(ann).state()).isEqualTo(Seat.State.HELD);
        fair.givesBack(ann);
        ben.presses("Pass");
        ben.says("/fair reserve", pool, Fair.MINUTES.is(5)).isAnswered("Kept for you");
        ben.says("/fair reserve", pool, Fair.MINUTES.is(5)).isAnswered("Kept for you");
        fair.claims(cleo, 0).isAnswered("Number 1 in line");
        fair.passes(5);
        cleo.sees("A seat in Fair is yours until");
        ben.calls("fair.confirm", pool).isRefused("was kept for you only until");
    }

    @Test
    void aDrawIsTheLineAndItsFirstGetTheSeats() {
        fair.open(2, 1, "");
        fair.setting.paused = true;
        for (var who : List.of(ann, ben, cleo, dan)) who.calls("fair.enter", Fair.at(fair.setting.root)).isAnswered("in line");
        var ids = List.of(dan, ben, ann, cleo).stream().map(who -> fair.seat(who).id()).toList();
        fair.mo.says("/fair draw", Fair.ORDER.is(ids.get(0) + "," + ids.get(1) + "," + ids.get(2) + "," + ids.get(3))).isAnswered("Drawn [" + ids.get(0) + ", " + ids.get(1) + "]");
        fair.mo.calls("fair.resume");
        fair.claims(cleo, 0).isAnswered("Number 2 in line");
        fair.givesBack(dan);
        ann.sees("A seat in Fair is yours until");
        cleo.doesNotSee("is yours until");
    }

    @Test
    void theDatabaseItselfSellsNoSeatTwiceAndNoneAboveTheCapacity() {
        fair.open(2, 2, "live=1 watching=2");
        fair.claims(ann, 0);
        fair.claims(ben, 1);
        var jdbi = fair.chat.bot().database().jdbi();
        for (var sql : List.of("update seat set slot = 1, pool_id = (select max(pool_id) from seat), pool_capacity = 2", "update seat set total_slot = 1", "update seat set total_slot = total_slot + 2",
                "update seat set slot = 3", "update pool set capacity = 1", "update seat set root_capacity = 9", "update seat set pool_capacity = 9", "update seat set slot = null where slot = 1")) {
            assertThat(catchThrowable(() -> jdbi.useHandle(handle -> handle.execute(sql)))).as(sql).isInstanceOf(UnableToExecuteStatementException.class);
        }
        jdbi.useHandle(handle -> handle.execute("update pool set capacity = 7 where root_id = id"));
        assertThat(SeatRows.of(fair.chat.bot())).hasSize(2);
    }
}
