package usher;

import java.time.Duration;

/** What sets an action off. */
public sealed interface Trigger {

    /** A slash command of two words ({@code drop create}); may be called by a button too, which then opens its form. */
    record Command(String words, Text summary) implements Trigger {}

    /** A button or menu of a card. {@code title} heads the form when the action asks for something that the button does not bring. */
    record Press(Text title) implements Trigger {}

    /** A platform tells that something happened: a member left, an App Home was opened. */
    record Notice() implements Trigger {}

    /** A timer set with {@link Tx#at}. */
    record Timer(Late late, Duration grace) implements Trigger {}

    /**
     * A page on the web, read by whoever has its address: nobody is known to have called, so what is not public is reached by a secret in the path.
     *
     * @param path with fields in braces, {@code /calendar/{token}.ics}
     */
    record Page(String path) implements Trigger {}

    /** A chore by a Quartz cron expression, in UTC. */
    record Cron(String expression) implements Trigger {}

    /**
     * What becomes of a timer that is more than its grace late, after downtime: it is as good as ever; only the last of those with the same action
     * and values is (the others are recorded as skipped); or it has lost its point and is recorded as skipped.
     */
    enum Late { FINE, COLLAPSE, SKIP }
}
