package usher;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One call's part of the writer's transaction: everything a handler may touch. Rows, messages, timers and audit lines all commit together, or none of
 * them do. The SQL objects of {@link #table} may read and write.
 */
public final class Tx implements View {

    @Override
    public <T> T table(Class<T> sqlObject) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Instant now() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Community community() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Person caller() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public boolean isPerson() {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Optional<Person> person(long id) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public Optional<Person> person(Account account) {
        throw new UnsupportedOperationException("not built yet");
    }

    @Override
    public List<Home> spaces() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** A new row's number; grows in the order in which it is asked for. */
    public long newId() {
        throw new UnsupportedOperationException("not built yet");
    }

    public RandomGenerator random() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** What {@code load} returns, loaded once for all calls of a group. Only for what this group itself keeps up to date. */
    public <T> T once(Object key, Supplier<T> load) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Wants {@code drawn} shown at {@code to}. The same address and key is the same message: it is edited, not posted again. {@code drawn} is called
     * once, when the group is complete, so that sixty-four claims draw a post once.
     */
    public void post(Address to, String key, Supplier<Wanted> drawn) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Says something privately to a person, at the account they used last, in their language. */
    public void tell(Person who, String key, Card card) {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Says something privately to a person.
     *
     * @param until when it loses its point: not delivered by then, it is recorded as skipped
     * @param otherwise where to mention them instead when they take no private messages
     */
    public void tell(Person who, String key, Card card, Optional<Instant> until, Optional<Address> otherwise) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Takes away what is shown at {@code to} under {@code key}, if anything is or was going to be. */
    public void unpost(Address to, String key) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Calls a timer action at {@code due}. The same key is the same timer: it is moved. */
    public void at(Instant due, String key, String action, Value... values) {
        throw new UnsupportedOperationException("not built yet");
    }

    public void cancel(String key) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Leaves a line in the audit log: who (the caller, or nobody for a timer) did what. {@code what} is the row concerned, such as {@code drop 12}. */
    public void audit(String act, String what, Text said) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Records that a notice was left unsent or a timer unrun, and why; moderators can read it. */
    public void skipped(String what, String why) {
        throw new UnsupportedOperationException("not built yet");
    }
}
