package usher.web;

import java.util.function.BooleanSupplier;

/**
 * What {@code /health} says. A process that answers is live; whether it is ready to serve people is for the program to say, and decides between
 * status 200 and 503. {@code /health/live} is 200 as long as the process answers, for watchers that restart what is dead.
 */
public record Health(BooleanSupplier ready) {

    record Said(boolean live, boolean ready) {}

    Said said() {
        return new Said(true, ready.getAsBoolean());
    }
}
