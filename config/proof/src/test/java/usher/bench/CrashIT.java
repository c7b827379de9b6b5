package usher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as its own process, killed with {@code kill -9} in the middle of its work: what it confirmed is there afterwards, and nothing is posted twice. */
class CrashIT {

    /** More of them by {@code mvn verify -Dcrash.rounds=60}, or by {@code ./usher bench crash}. */
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 6);
    private static final int MOST_ROUNDS = Math.max(60, ROUNDS);
    /** Kills of each class that must have been seen. */
    private static final int ENOUGH = 2;

    @TempDir
    Path temp;

    @Test
    void whatWasConfirmedSurvivesKillsAndNothingIsPostedTwice() throws Exception {
        var product = Product.of(new Setup(true, 1, ROUNDS, List.of("h2"), Bench.checkout(), temp, System.out));
        assertThat(product.jar()).as("the packaged program").isPresent();
        var seed = System.nanoTime();
        try (var siege = new Siege(product, temp.resolve("home"), Optional.empty())) {
            var count = new Kills(siege, seed, System.out::println).run(ROUNDS, MOST_ROUNDS, ENOUGH);
            System.out.printf("%d kills, %d presses, %d confirmed: %d kills fell before a commit, %d after the force and before the answer, %d between a delivery and its mark (seed %d)%n",
                count.rounds(), count.presses(), count.confirmed(), count.beforeCommit(), count.beforeAnswer(), count.beforeMark(), seed);
            assertThat(count.confirmed()).as("people who were told before a kill").isGreaterThan(ROUNDS / 2);
            assertThat(count.lost()).as("told, and without a seat afterwards").isZero();
            assertThat(count.doubled()).as("there twice").isZero();
            assertThat(List.of(count.beforeCommit(), count.beforeAnswer(), count.beforeMark())).as("kills of each class").allMatch(it -> it >= ENOUGH);
            assertThat(count.violations()).as("what the bot did wrong").isEmpty();
        }
    }
}
