package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.testing.CardText;

/** Ten thousand wait for two options: a claim costs what it costs when nobody waits. */
class LongLineTest {

    private static final int WAITING = 10_000;

    @Test
    void aClaimDoesNotLookThroughTheWholeLine() {
        try (var fair = new FairChat().open(1, 1, "live=1 watching=1")) {
            fair.claims(fair.chat.member("Ann"), 0);
            fill(fair);
            var people = new ArrayList<usher.testing.Persona>();
            for (var i = 0; i < 300; i++) people.add(fair.chat.member("P" + i));
            var began = System.nanoTime();
            var sent = new ArrayList<CompletableFuture<Answer>>();
            for (var who : people) sent.add(who.sends("fair.claim", Fair.at(fair.setting.pools.getLast())).toCompletableFuture());
            for (var who : people) sent.add(who.sends("fair.claim", Fair.at(fair.setting.pools.getLast())).toCompletableFuture());
            sent.forEach(CompletableFuture::join);
            var took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(sent.stream().map(it -> CardText.of(it.join(), java.util.Locale.ENGLISH))).contains("Number " + "5,001" + " in line").last().isEqualTo("Number 5,300 in line");
            // generous, for a machine that does other things too: looking through the line for each would take minutes
            assertThat(took).isLessThan(Duration.ofSeconds(20));
            System.getLogger("seats").log(System.Logger.Level.INFO, "600 claims behind {0} who wait took {1}", WAITING, took);
            fair.givesBack(fair.chat.member("Ann"));
            assertThat(fair.chat.rows()).contains("offered");
        }
    }

    /** Straight into the database: who these are does not matter, only that they stand there. */
    private static void fill(FairChat fair) {
        fair.chat.bot().database().jdbi().useTransaction(handle -> {
            var seat = handle.prepareBatch("insert into seat (id, root_id, pool_id, person_id, nth, line, state, pool_capacity, root_capacity, arrived_at) values (:id, :root, :pool, :id, 1, :id, 'waiting', 1, 1, current_timestamp)");
            for (var i = 0; i < WAITING; i++) seat.bind("id", -WAITING + i).bind("root", fair.setting.root).bind("pool", fair.setting.pools.get(i % 2)).add();
            var person = handle.prepareBatch("insert into person (id, community_id, name, locale, account_id) select :id, community_id, 'W', 'en', account_id from person where id = :host");
            for (var i = 0; i < WAITING; i++) person.bind("id", -WAITING + i).bind("host", fair.setting.host).add();
            person.execute();
            seat.execute();
        });
    }
}
