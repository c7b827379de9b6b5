package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Forty days of twenty events on both platforms, through the real JDA and the real Bolt. {@code -Dusher.forty.seed=7} plays one of one's own, {@code -Dusher.forty.runs=20}
 * as many from there on, {@code -Dusher.forty.people=200} with so many people.
 */
class FortyDaysTest {

    private static final long SEED = Long.getLong("usher.forty.seed", 1);
    private static final int RUNS = Integer.getInteger("usher.forty.runs", 1);
    private static final int PEOPLE = Integer.getInteger("usher.forty.people", 12);

    @Test
    void everyReportSaysWhatHappened() throws Exception {
        for (var seed = SEED; seed < SEED + RUNS; seed++) {
            var began = System.nanoTime();
            try (var play = new Play(seed, PEOPLE)) {
                plays(play);
                System.out.printf(Locale.ROOT, "forty days, seed %d, %d people: %d acts, %d facts, %d private messages, %d nudges, %d ms%n", seed, PEOPLE, play.lives.doing.acts, play.diary.facts.size(),
                    play.nudges.heard.size(), play.nudges.nudges().size(), (System.nanoTime() - began) / 1_000_000);
            } catch (Throwable wrong) {
                throw new AssertionError("with seed " + seed, wrong);
            }
        }
    }

    private static void plays(Play play) {
        var comparison = new Comparison(play);
        for (var day : new int[] {24, Script.DAYS}) {
            play.until(Play.day(day));
            comparison.compares();
        }
        var asked = new Promptness(play).checks();
        System.out.printf(Locale.ROOT, "%d lines of reports compared, %d promises that had to be asked about%n", comparison.lines, asked);
        assertThat(play.nudges.wrong).as("messages at the wrong time").isEmpty();
        assertThat(play.stage.discord.violations()).isEmpty();
        assertThat(play.stage.slack.violations()).isEmpty();
        assertThat(play.stage.count("select count(*) from timer where parked is not null")).as("timers that failed").isZero();
    }
}
