package usher.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The bot's clock as the playground may move it, so that a person sees offers expire and reminders arrive without waiting. */
public interface PlaygroundClock {

    Instant now();

    /** Moves the clock forward, keeps the new offset over a restart, and wakes the timers that have come due. {@code by} is positive. */
    void forward(Duration by);

    /** When the next timer is due by the bot's clock; empty when there is none or nobody knows. */
    default Optional<Instant> nextTimer() {
        return Optional.empty();
    }
}
