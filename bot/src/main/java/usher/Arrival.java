package usher;

import java.time.Instant;

/**
 * When a call reached this process: its place in the order of arrival and the instant. Taken by {@link Bot#arrive()} on the thread that received
 * the press, before anything else is done with it; fairness and deadlines are judged by it, never by the time the call is handled.
 */
public record Arrival(long number, Instant at) implements Comparable<Arrival> {

    @Override
    public int compareTo(Arrival other) {
        return Long.compare(number, other.number);
    }
}
