package usher;

/** What an action does. It gets the call and a view or a transaction, and nothing else: no network, no clock of its own, no platform object. */
public sealed interface Handler {

    /** Looks something up; never waits behind the writer. */
    @FunctionalInterface
    non-sealed interface Read extends Handler {
        Answer answer(Call call, View view);
    }

    /** Changes something, in the writer's transaction. */
    @FunctionalInterface
    non-sealed interface Write extends Handler {
        Answer answer(Call call, Tx tx);
    }
}
