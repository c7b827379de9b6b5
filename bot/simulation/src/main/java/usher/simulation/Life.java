package usher.simulation;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Pages;
import usher.Trigger;
import usher.Watch;
import usher.features.Features;

/** One run of the program on the database, from its start to its end or its death. */
final class Life {

    /** Seconds of the real clock in which an answer must come, on however busy a machine: what has not come by then waits for something that does not happen. */
    static final int PATIENCE = Integer.getInteger("usher.simulation.patience", 120);
    private static final Pages PAGES = Pages.at("https://usher.example");

    private final Disk disk;
    private final Errands errands;
    private final Hands.Bell bell = new Hands.Bell();
    private final Bot bot;

    Life(Ground ground, Hands clock, Collection<Board> boards, SplittableRandom chance) {
        disk = ground.disk();
        errands = new Errands(clock, chance.split());
        bot = new Bot(ground.database(), Features.all(_ -> Optional.empty(), PAGES), bell, clock, Watch.NOBODY, Duration.ZERO, chance, errands);
        bot.open(boards.stream().map(board -> board.door(disk)).toList());
        written();
    }

    /** Waits until the writer has done all that nobody waits for: when it does that is up to threads, and must make no difference. */
    private void written() {
        while (!bot.written() && !disk.isCut()) LockSupport.parkNanos(10_000);
    }

    Bot bot() {
        return bot;
    }

    Hands.Bell bell() {
        return bell;
    }

    /** Hands it in and waits for its answer; nothing else happens meanwhile. Empty when none came. */
    Optional<Answer> answer(Call call) {
        try {
            var told = bot.action(call.action()).filter(action -> action.trigger() instanceof Trigger.Notice).isPresent();
            var answer = (told ? bot.notice(call) : bot.handle(call)).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
            written();
            return Optional.of(answer);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs what is due now, and waits for what was kept besides. */
    void ring() {
        while (bot.fireDue() > 0) {
            power();
            written();
        }
        written();
    }

    private void power() {
        if (disk.isCut()) throw new IllegalStateException("the process is dead");
    }

    /** Runs every delivery that is due; {@code looks} after each. */
    void deliver(Runnable looks) {
        errands.run(() -> {
            written();
            looks.run();
        });
    }

    /** After the clock was moved: everything that waited for an instant looks again, and what is due runs. */
    void look() {
        ring(); // or the outbox would look at what is wanted while that is written
        bot.clockMoved();
        written();
        ring();
    }

    /** Stops in order. */
    void stop() {
        bot.close();
    }

    /** It is dead: nothing that it still wants gets through, and all that it was is dropped. */
    void bury() {
        disk.wakeWriter();
        bot.close();
        disk.restore();
    }
}
