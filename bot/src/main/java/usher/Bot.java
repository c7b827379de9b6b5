package usher;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The door that adapters knock on. */
public final class Bot implements AutoCloseable {

    public Bot(Database database, List<Feature> features, Alarm alarm, InstantSource clock, Watch watch) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Starts writing, delivering and firing timers, then opens the platforms. */
    public void open(List<Platform> platforms) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Takes a place in the order of arrival. Call it first, on the thread that received the press, and hand it to {@link #handle} soon. */
    public Arrival arrive() {
        throw new UnsupportedOperationException("not built yet");
    }

    /**
     * Does what the call asks. The answer comes when everything it says is on disk, and never as an exception: what goes wrong is
     * {@link Answer.Refused} or {@link Answer.Broken}. Returns at once; safe from any thread.
     */
    public CompletionStage<Answer> handle(Call call) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Choices for one field of {@code call}'s action while a person types; empty rather than late or failing. */
    public CompletionStage<List<Card.Option>> suggest(Call call, String field, String typed) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Everything the bot can do, in the order it was listed. */
    public Collection<Action> actions() {
        throw new UnsupportedOperationException("not built yet");
    }

    public Optional<Action> action(String name) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** A draft that was kept, with what was typed so far; empty when it was sent or is older than {@link Draft#HOURS}. */
    public CompletionStage<Optional<Draft>> draft(String id) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Keeps what was typed so far, for a form that takes several steps. */
    public CompletionStage<Draft> keep(Draft draft) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Runs the timers that are due and returns how many ran; the scheduler calls it by its alarm. */
    public int fireDue() {
        throw new UnsupportedOperationException("not built yet");
    }

    public Instant now() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Finishes the group in hand, hands the outbox over, closes the platforms and then the database. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("not built yet");
    }
}
