package usher;

import java.time.Duration;

/** Told what the bot does, for metrics. Every method returns at once. */
public interface Watch {

    /** A call was answered; {@code outcome} is the answer's kind in lower case. */
    default void answered(String action, String outcome, Duration took) {}

    /** A group was committed and forced. */
    default void committed(int calls, int timers, Duration took) {}

    /** A delivery ended: {@code shown}, {@code changed}, {@code removed}, or why it did not; {@code lag} is since it was wanted. */
    default void delivered(String platform, String outcome, Duration lag) {}

    /** A timer ran {@code late} after its instant. */
    default void fired(String action, Duration late) {}

    Watch NOBODY = new Watch() {};
}
