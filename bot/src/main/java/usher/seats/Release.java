package usher.seats;

import static usher.Text.moment;
import static usher.Text.strong;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.Card;
import usher.Text;
import usher.Tx;
import usher.Value;
import usher.View;

/**
 * The drop by which the seats of an event are had, as the event sees it; most events have none. Until it opens, or for good, nobody signs up by the event's
 * own button. One object per group and root pool, which is read again by whoever changes the drop.
 */
public final class Release {

    /** A press is on its way to be written for less than this. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private static final Set<String> DROPS = Set.of("seat_drop");

    private final long root;
    private Optional<ReleaseTable.Row> row;

    private Release(long root, View view) {
        this.root = root;
        this.row = read(root, view);
    }

    private static Optional<ReleaseTable.Row> read(long root, View view) {
        return view.standing(DROPS, "release of " + root, () -> view.table(ReleaseTable.class).find(root));
    }

    /** The release of a root pool's seats. */
    public static Release of(long root, View view) {
        return view instanceof Tx tx ? tx.once("release " + root, () -> new Release(root, tx)) : new Release(root, view);
    }

    /** The drop was made or changed. */
    public void reread(Tx tx) {
        row = read(root, tx);
    }

    /**
     * Whether an opening has come for what arrived at {@code at}.
     *
     * @param noted the opening that is on record as having come: that holds for whatever arrives after it, though the clock be put back; but what arrived
     *     a moment before the opening and is only written after it was too early
     */
    public static boolean hasCome(Instant opening, @Nullable Instant noted, Instant at) {
        return !at.isBefore(opening) || noted != null && !noted.isBefore(opening) && at.isBefore(opening.minus(ON_ITS_WAY));
    }

    private Optional<ReleaseTable.Row> open() {
        return row.filter(it -> it.closedAt() == null);
    }

    /** Whether freed seats go to the line: not while the drop is held up, and not before its draw. */
    public boolean offers() {
        return open().filter(it -> it.pausedAt() != null || it.isUndrawn()).isEmpty();
    }

    /** Why nobody signs up by the event's own button at {@code at}; empty when they do. A drop that was closed before it opened never was. */
    public Optional<Text> shut(Instant at) {
        return row.flatMap(it -> {
            var closed = it.closedAt();
            var title = strong("drop", it.title());
            if (closed != null) return it.onlyDrop() && it.hasOpened(closed) ? Optional.of(Text.of("Its seats were given out by the drop {drop}, which is closed.", title)) : Optional.empty();
            if (!it.hasOpened(at)) return Optional.of(Text.of("Its seats open {when}, with the drop {drop}: press Claim on the post of that then.", moment("when", it.opensAt()), title));
            if (it.onlyDrop() || it.isUndrawn() || it.pausedAt() != null) return Optional.of(Text.of("Its seats go to those who press Claim on the post of the drop {drop}.", title));
            return Optional.empty();
        });
    }

    /** What a person reads about their place in line for {@code title} while the draw is not held. */
    public Optional<Text> entered(String title) {
        return open().filter(ReleaseTable.Row::isUndrawn).map(it -> Text.of("{title}: you are in the draw at {when}", strong("title", title), moment("when", it.opensAt().plusSeconds(it.windowSeconds()))));
    }

    /** The button by which a seat is had while the drop is not closed. */
    public Optional<List<Card.Control>> again() {
        return open().map(it -> List.of(Card.button("Claim", "drop.claim", new Value("drop", Long.toString(it.id())))));
    }

    /** What somebody reads who just got {@code seat}, with the drop's question if they have not answered it. */
    public Card asked(Card card, Seat seat, View view) {
        var asks = row.filter(it -> it.question() != null && view.table(ReleaseTable.class).answered(it.id(), seat.personId()) == 0);
        return asks.map(it -> card.say("Please answer: {question}", strong("question", String.valueOf(it.question())))
            .controls(Card.button("Answer", "drop.answer", new Value("tier", Long.toString(seat.poolId()))).main())).orElse(card);
    }

    /** What was answered to the drop's question, by person. */
    public Map<Long, String> answers(View view) {
        return row.map(it -> view.table(ReleaseTable.class).answers(it.id())).orElse(Map.of());
    }

    /** Whether Claim on a drop's post is the only way to a seat. */
    public boolean isOnly() {
        return open().filter(ReleaseTable.Row::onlyDrop).isPresent();
    }
}
