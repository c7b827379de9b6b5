package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Answer;
import usher.Arrival;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Values;
import usher.seats.Seat;
import usher.testing.Chat;
import usher.testing.SeatFeatures;
import usher.testing.SeatRows;

/** A crowd presses at once, on the real writer and from many threads. */
class HerdTest {

    private static final int PEOPLE = 600;
    private static final int SEATS = 50;
    private static final int THREADS = 16;

    @Test
    void theFirstToArriveGetTheSeatsAndTheOthersStandInTheOrderOfTheirArrival() throws Exception {
        try (var chat = new Chat(() -> SeatFeatures.drops()); var threads = Executors.newFixedThreadPool(THREADS)) {
            var mo = chat.admin("Mo").says("/drop create", Drops.TITLE.is("D"), Drops.SEATS.is(SEATS));
            var drop = Drops.DROP.is(Long.parseLong(((Card.Button) ((Answer.Done) mo.answer()).card().controls().getFirst()).values().getFirst().text()));
            var start = new CyclicBarrier(THREADS);
            record Press(Arrival arrived, String user, CompletableFuture<Answer> answer) {}
            var running = new ArrayList<Future<List<Press>>>();
            for (var thread = 0; thread < THREADS; thread++) {
                var first = thread;
                running.add(threads.submit(() -> {
                    var presses = new ArrayList<Press>();
                    start.await();
                    for (var i = first; i < PEOPLE; i += THREADS) {
                        var account = new Account(Chat.MAIN, "u" + i);
                        var arrived = chat.bot().arrive();
                        var call = new Call("press " + i, arrived, Drops.CLAIM, new Caller(account, "U" + i, Set.of(), false, Locale.ENGLISH, Optional.empty()),
                            account.direct(), Values.of(drop));
                        presses.add(new Press(arrived, account.key(), chat.bot().handle(call).toCompletableFuture()));
                    }
                    return presses;
                }));
            }
            var all = new ArrayList<Press>();
            for (var part : running) all.addAll(part.get());
            for (var press : all) assertThat(press.answer().get()).isInstanceOf(Answer.Done.class);
            all.sort((a, b) -> a.arrived().compareTo(b.arrived()));
            var rows = SeatRows.of(chat.bot());
            assertThat(rows.stream().filter(seat -> seat.state() == Seat.State.HELD)).hasSize(SEATS);
            assertThat(SeatRows.accountsInOrder(chat.bot())).isEqualTo(all.stream().map(Press::user).toList());
            assertThat(chat.channel("general").getFirst().edits()).as("edits of the post").isLessThan(60);
        }
    }
}
