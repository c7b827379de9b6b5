package usher.events;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import usher.Address;
import usher.Card;
import usher.Person;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.gates.Gates;
import usher.seats.Occasion;
import usher.seats.Release;
import usher.seats.Seat;
import usher.seats.SeatTable;
import usher.seats.Seats;

/** An event as one group has it so far, with who hosts it and where its posts stand. */
final class Live implements Occasion {

    private Event event;
    private final List<Address> posts;
    private final List<Long> hosts;
    private final Function<Long, Optional<String>> options;
    private final Supplier<Release> release;
    private int changes;
    private int drawnAt = -1;
    private @Nullable Card drawn;

    private Live(Event event, List<Address> posts, List<Long> hosts, Function<Long, Optional<String>> options, Supplier<Release> release) {
        this.event = event;
        this.release = release;
        this.options = options;
        this.posts = posts;
        this.hosts = new ArrayList<>(hosts);
    }

    /** The event, if it is one of this community's. */
    static Live in(long id, Tx tx) {
        return find(id, tx).orElseThrow(Events::unknown);
    }

    static Optional<Live> find(long id, Tx tx) {
        return tx.once("event " + id, () -> tx.table(EventTable.class).find(id).map(event -> read(event, tx))).filter(it -> it.event.communityId() == tx.community().id());
    }

    /** The event as it stands, only to be looked at. */
    static Live read(Event event, View view) {
        var table = view.table(EventTable.class);
        return new Live(event, table.posts(event.id()), table.hosts(event.id()), pool -> view.table(SeatTable.class).pool(pool).flatMap(it -> Optional.ofNullable(it.name())),
            () -> Release.of(event.poolId(), view)); // asked for only later, for what is loaded once is not loaded within another
    }

    static Live look(long id, View view) {
        return view.table(EventTable.class).find(id).filter(it -> it.communityId() == view.community().id()).map(event -> read(event, view)).orElseThrow(Events::unknown);
    }

    Event event() {
        return event;
    }

    @Override
    public long pool() {
        return event.poolId();
    }

    @Override
    public String subject() {
        return event.subject();
    }

    @Override
    public String title() {
        return event.title();
    }

    @Override
    public Optional<String> option(long pool) {
        return options.apply(pool);
    }

    @Override
    public Duration offerLasts() {
        return Duration.ofMinutes(event.bill().offer());
    }

    @Override
    public Optional<Instant> starts() {
        return Optional.of(event.startsAt());
    }

    @Override
    public Optional<Instant> lastCall() {
        return Optional.of(event.cancelledAt().filter(event.cutoffAt()::isAfter).orElse(event.cutoffAt()));
    }

    @Override
    public Optional<Instant> late() {
        return Optional.of(event.graceEnds());
    }

    @Override
    public boolean manages(Person who) {
        return isHost(who) || event.isBy(who) || who.is(Role.MODERATOR) || who.is(Role.ADMIN);
    }

    @Override
    public void admit(Person who, long pool, Tx tx) {
        Gates.admit(event.poolId(), pool, who, tx);
    }

    @Override
    public Card in(Seat seat, int holds, View view) {
        return release().asked(ReplyCards.in(event, option(seat.poolId()), seat, view.now()), seat, view);
    }

    @Override
    public List<Card.Control> again() {
        return release().again().orElseGet(() -> event.bill().options().isEmpty() ? List.of(Card.button("Going", Replies.GOING, EventFields.EVENT.is(event.id()), EventFields.OPTION.is(event.poolId()))) : List.of());
    }

    @Override
    public void wanted(Person who, Tx tx) {
        tx.table(RosterTable.class).drop(event.id(), who.id());
    }

    /** Buttons for whoever has no place and may want one. */
    Card.Control[] ways(Seats seats, Instant at) {
        return release().shut(at).isEmpty() ? EventCards.going(event, seats) : release().again().orElse(List.of()).toArray(Card.Control[]::new);
    }

    /** The drop by which its seats are had, if there is one. */
    Release release() {
        return release.get();
    }

    @Override
    public boolean offers(Instant at) {
        return release().offers();
    }

    @Override
    public Optional<Text> entered(Seat waiting) {
        return release().entered(event.title());
    }

    @Override
    public Map<Long, String> answers(View view) {
        return release().answers(view);
    }

    @Override
    public void changed(Tx tx) {
        count(tx);
        Posting.repaint(this, tx);
    }

    /** The seats may have been changed by themselves: then the bill says so too. */
    private void count(Tx tx) {
        var seats = Seats.in(event.poolId(), tx);
        var named = seats.options().stream().filter(pool -> !pool.isRoot()).map(pool -> new Bill.Option(Optional.ofNullable(pool.name()).orElse(""), pool.capacity())).toList();
        var bill = event.bill().sized(seats.pool().capacity(), named);
        if (bill.equals(event.bill())) return;
        save(event.with(bill), tx);
        Hosting.brief(this, tx);
    }

    @Override
    public List<Address> posts() {
        return posts;
    }

    @Override
    public List<Person> hosts(View view) {
        return hosts.stream().flatMap(id -> view.person(id).stream()).toList();
    }

    boolean isHost(Person who) {
        return hosts.contains(who.id());
    }

    void save(Event changed, Tx tx) {
        event = changed;
        tx.table(EventTable.class).save(changed);
    }

    void addHost(Person who, Tx tx) {
        hosts.add(who.id());
        tx.table(EventTable.class).addHost(event.id(), who.id());
    }

    void removeHost(Person who, Tx tx) {
        hosts.remove(who.id());
        tx.table(EventTable.class).removeHost(event.id(), who.id());
    }

    /** Something that the post shows was changed. */
    void touched() {
        changes++;
    }

    /** The post's card, drawn once for all spaces as long as nothing changes. */
    Card card(Supplier<Card> draw) {
        var card = drawn;
        if (card == null || drawnAt != changes) {
            card = draw.get();
            drawn = card;
            drawnAt = changes;
        }
        return card;
    }
}
