package usher.bench;

import java.util.concurrent.CompletableFuture;

/** One press on its way: when it left, when the platform had its acknowledgement, and when the person had an answer to read. */
final class Press {

    final int person;
    final CompletableFuture<Long> acknowledged = new CompletableFuture<>();
    final CompletableFuture<String> told = new CompletableFuture<>();
    volatile long sent;
    private volatile long ackNanos;
    private volatile long toldNanos;

    Press(int person) {
        this.person = person;
    }

    void sent() {
        sent = System.nanoTime();
    }

    /** The acknowledgement came in; a second one counts for nothing. */
    void ack() {
        if (acknowledged.isDone()) return;
        ackNanos = System.nanoTime() - sent;
        acknowledged.complete(ackNanos);
    }

    void tell(String words) {
        if (told.isDone()) return;
        toldNanos = System.nanoTime() - sent;
        told.complete(words);
    }

    /** Runs {@code then} as soon as the person has an answer. */
    void whenTold(Runnable then) {
        told.thenRun(then);
    }

    /** From the dispatch to the acknowledgement; 0 while there is none. */
    long ackNanos() {
        return ackNanos;
    }

    long toldNanos() {
        return toldNanos;
    }
}
