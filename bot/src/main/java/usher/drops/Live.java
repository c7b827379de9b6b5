package usher.drops;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import usher.Address;
import usher.Card;
import usher.Person;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.gates.Gates;
import usher.seats.Occasion;
import usher.seats.Pool;
import usher.seats.Release;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seats;

/** A drop as one group has it so far, and where its posts stand. */
final class Live implements Occasion {

    private static final Set<String> POSTS = Set.of("seat_drop_post");

    private final DropDesk desk;
    private final List<Address> posts;
    private final Map<Long, String> tiers;
    private Drop drop;
    private @Nullable Occasion event;

    Live(DropDesk desk, Drop drop, View view) {
        this.desk = desk;
        this.drop = drop;
        this.posts = view.standing(POSTS, "posts of drop " + drop.id(), () -> view.table(DropTable.class).posts(drop.id()));
        var pools = view instanceof Tx tx ? Seats.in(drop.poolId(), tx).options() : view.table(SeatTable.class).pools(drop.poolId());
        this.tiers = pools.stream().filter(pool -> pool.name() != null).collect(Collectors.toMap(Pool::id, Pool::name));
    }

    Drop drop() {
        return drop;
    }

    boolean hasTiers() {
        return !tiers.isEmpty();
    }

    /** Writes the drop down as it is from now on. */
    void is(Drop changed, Tx tx) {
        tx.table(DropTable.class).change(changed);
        drop = changed;
        if (isOfEvent()) Release.of(drop.poolId(), tx).reread(tx);
    }

    boolean isOfEvent() {
        return drop.rules().isOfEvent();
    }

    /** What its seats are for: the event whose seats it releases, else itself. */
    Occasion occasion(Tx tx) {
        if (!isOfEvent()) return this;
        var found = event;
        if (found == null) {
            found = desk.event(drop, tx);
            event = found;
        }
        return found;
    }

    Seats seats(Tx tx) {
        return Seats.in(drop.poolId(), tx);
    }

    @Override
    public long pool() {
        return drop.poolId();
    }

    @Override
    public String subject() {
        return drop.subject();
    }

    @Override
    public String title() {
        return drop.title();
    }

    @Override
    public Optional<String> option(long pool) {
        return Optional.ofNullable(tiers.get(pool));
    }

    @Override
    public Duration offerLasts() {
        return drop.offerLasts();
    }

    @Override
    public Optional<Instant> starts() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> lastCall() {
        return Optional.ofNullable(drop.closedAt());
    }

    @Override
    public boolean offers(Instant at) {
        return drop.pausedAt() == null && !(drop.rules().isDraw() && drop.drawnAt() == null);
    }

    @Override
    public List<Address> posts() {
        return posts;
    }

    @Override
    public List<Person> hosts(View view) {
        return Optional.ofNullable(drop.createdBy()).flatMap(view::person).stream().toList();
    }

    @Override
    public boolean manages(Person who) {
        return Right.MODERATORS.allows(who) || Long.valueOf(who.id()).equals(drop.createdBy());
    }

    @Override
    public void admit(Person who, long pool, Tx tx) {
        Gates.admit(drop.poolId(), pool, who, tx);
    }

    @Override
    public Card in(Seat seat, int holds, View view) {
        return ClaimCards.in(drop, view instanceof Tx tx ? seats(tx) : Seats.read(drop.poolId(), view), seat, holds, isUnanswered(seat.personId(), view));
    }

    @Override
    public Optional<Text> entered(Seat waiting) {
        if (!drop.rules().isDraw() || drop.drawnAt() != null) return Optional.empty();
        return Optional.of(Text.of("{title}: you are in the draw at {when}", Text.strong("title", drop.title()), Text.moment("when", drop.drawEnds())));
    }

    @Override
    public Map<Long, String> answers(View view) {
        return view.table(DropTable.class).answersTo(drop.id()).stream().collect(Collectors.toMap(DropTable.Said::personId, DropTable.Said::said));
    }

    /** Whether the drop asks a question that this person has not answered. */
    boolean isUnanswered(long person, View view) {
        return drop.rules().question() != null && view.table(DropTable.class).answer(drop.id(), person).isEmpty();
    }

    @Override
    public List<Card.Control> again() {
        return List.of(DropCards.claim(drop));
    }

    @Override
    public void changed(Tx tx) {
        desk.changed(this, tx);
    }
}
