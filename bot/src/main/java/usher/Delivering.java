package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to bring one message in line with what is wanted, and what follows from how the platform took it. */
final class Delivering {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);
    /** A platform may be down for a day; what could not be delivered after that, often tried, is given up and shown to moderators. */
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final int MOST_ATTEMPTS = 10;
    /** Platforms that ask for a longer one are asked again by then. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final Duration STIFF_PAUSE = Duration.ofMinutes(5);
    /** A private message that is so late is no answer to anybody who is up. */
    private static final Duration LATE = Duration.ofHours(1);
    /** Between the spot of a message and the number of the one that takes its place. */
    private static final String ASIDE = " before ";

    private final Function<String, Optional<OutboxTable.Row>> messages;
    private final Map<String, Platform> platforms;
    private final Consumer<Writer.Job> writer;
    private final InstantSource clock;
    private final Watch watch;

    /** @param messages the message of a spot, as it is on disk */
    Delivering(Function<String, Optional<OutboxTable.Row>> messages, Map<String, Platform> platforms, Consumer<Writer.Job> writer, InstantSource clock, Watch watch) {
        this.messages = messages;
        this.platforms = platforms;
        this.writer = writer;
        this.clock = clock;
        this.watch = watch;
    }

    /**
     * How long until the next attempt (zero: none is needed), and whether the message may have been shown without our knowing.
     *
     * @param also another message of the same address that is to be delivered now; 0 where there is none
     */
    record Outcome(Duration pause, boolean unsure, long also) {
        static final Outcome DONE = new Outcome(Duration.ZERO, false);

        Outcome(Duration pause, boolean unsure) {
            this(pause, unsure, 0);
        }
    }

    /** How long the platform wants this one to wait for its turn. */
    Duration turn(OutboxTable.Row row) {
        var to = Address.of(row.address());
        var platform = platforms.get(to.space().platform());
        return platform == null || row.shown() == null && row.want() instanceof Wanted.Nothing ? Duration.ZERO : platform.turn(to, row.shown() == null);
    }

    Outcome deliver(OutboxTable.Row row, boolean inDoubt) {
        var to = Address.of(row.address());
        var platform = platforms.get(to.space().platform());
        var wanted = row.want() instanceof Wanted.Message message ? message.at(to) : row.want();
        if (platform == null) return new Outcome(LONGEST_PAUSE, false); // not connected today; kept for when it is
        if (isLate(row) && !inDoubt) return pointless(row);
        if (row.shown() == null && wanted instanceof Wanted.Nothing && !inDoubt) return gone(row);
        var morning = morning(row, to);
        if (morning.isPresent()) return waits(row, morning.get(), inDoubt);
        if (isStillNeeded(row)) return later(row, new Undelivered(Undelivered.Why.LATER, "what takes its place is not shown yet"), inDoubt);
        var under = to.kind() == Address.Kind.UNDER ? messages.apply(Tx.spot(to.channel(), to.about())).map(OutboxTable.Row::shown) : Optional.<String>empty();
        var delivery = new Platform.Delivery((int) (row.id() % Integer.MAX_VALUE), to, wanted, inDoubt, under);
        try {
            if (to.kind() == Address.Kind.UNDER && under.isEmpty() && !(wanted instanceof Wanted.Nothing)) throw new Undelivered(Undelivered.Why.LATER, "what it hangs under is not shown yet");
            return carryOut(platform, delivery, row);
        } catch (Undelivered no) {
            watch.delivered(platform.name(), no.why().name().toLowerCase(java.util.Locale.ROOT), lag(row));
            LOG.info("message={} to={} not delivered: {} {}", row.id(), row.address(), no.why(), no.getMessage());
            return follow(no, platform, delivery, row);
        }
    }

    /** When whoever reads it wakes, where it comes late, because Usher or the platform was away, and finds them in their quiet hours. */
    private Optional<Instant> morning(OutboxTable.Row row, Address to) {
        var due = row.attempts() == 0 ? row.nextTry() : row.wantedAt();
        if (row.shown() != null || to.kind() != Address.Kind.DIRECT || !clock.instant().isAfter(due.plus(LATE))) return Optional.empty();
        var morning = new AtomicReference<Optional<Instant>>(Optional.empty());
        var done = new CompletableFuture<Boolean>();
        writer.accept(new Writer.Job.Chore(tx -> morning.set(tx.person(new Account(to.space(), to.id())).flatMap(who -> who.wishes().quiet().map(quiet -> quiet.end(tx.now(), tx.zone(who))))
            .filter(tx.now()::isBefore)), row.communityId(), done));
        return done.join() ? morning.get() : Optional.empty();
    }

    /** Nothing else need wait with it. */
    private Outcome waits(OutboxTable.Row row, Instant until, boolean inDoubt) {
        var written = write(row, table -> table.waits(row.id(), until));
        return written.pause().isZero() ? new Outcome(Duration.ZERO, inDoubt, row.id()) : written;
    }

    private Outcome carryOut(Platform platform, Platform.Delivery delivery, OutboxTable.Row row) throws Undelivered {
        var shown = row.shown();
        if (delivery.wanted() instanceof Wanted.Nothing) {
            var there = shown == null ? platform.find(delivery) : Optional.of(shown);
            if (there.isPresent()) platform.remove(delivery, there.get());
            watch.delivered(platform.name(), "removed", lag(row));
            return gone(row);
        }
        if (shown == null) {
            if (isLate(row) && platform.find(delivery).isEmpty()) return pointless(row);
            var reference = platform.show(delivery);
            watch.delivered(platform.name(), "shown", lag(row));
            return with(aside(row), write(row, table -> table.shown(row.id(), row.wantedVersion(), reference, phase(delivery.wanted()))));
        }
        platform.change(delivery, shown);
        watch.delivered(platform.name(), "changed", lag(row));
        return write(row, table -> table.shown(row.id(), row.wantedVersion(), shown, phase(delivery.wanted())));
    }

    /** It has lost its point before anybody knew of it as shown. In doubt it may be there all the same: then it was not skipped, and is kept true. */
    private boolean isLate(OutboxTable.Row row) {
        return row.shown() == null && row.untilAt() != null && clock.instant().isAfter(row.untilAt());
    }

    private Outcome gone(OutboxTable.Row row) {
        return with(aside(row), write(row, table -> table.drop(row.id(), row.wantedVersion())));
    }

    private Outcome follow(Undelivered no, Platform platform, Platform.Delivery delivery, OutboxTable.Row row) {
        return switch (no.why()) {
            case LATER -> later(row, no, false);
            case UNSURE -> later(row, no, true);
            case NEVER, GONE -> giveUp(row, no, delivery.inDoubt());
            case CLOSED -> row.otherwise() == null ? giveUp(row, no, delivery.inDoubt()) : move(row, row.otherwise());
            case STIFF -> stiff(no, delivery, row);
        };
    }

    private Outcome later(OutboxTable.Row row, Undelivered no, boolean unsure) {
        if (row.attempts() >= MOST_ATTEMPTS && lag(row).compareTo(PATIENCE) > 0) {
            return giveUp(row, no, unsure);
        }
        var pause = Duration.ofSeconds(1L << Math.min(row.attempts(), 10));
        if (pause.compareTo(no.pause()) < 0 || !no.pause().isZero() && !unsure) pause = no.pause();
        if (pause.compareTo(LONGEST_PAUSE) > 0) pause = LONGEST_PAUSE;
        var next = clock.instant().plus(pause);
        write(row, table -> table.later(row.id(), next));
        return new Outcome(pause, unsure);
    }

    /** Kept for moderators to see and to try again. Whoever did not know whether it is shown still does not: a refusal to look is no answer. */
    private Outcome giveUp(OutboxTable.Row row, Undelivered no, boolean unsure) {
        var written = write(row, table -> table.park(row.id(), row.wantedVersion(), shortened(no)));
        return written.pause().isZero() ? new Outcome(Duration.ZERO, unsure) : written;
    }

    /** The person takes no private messages: the message goes where they are mentioned instead. */
    private Outcome move(OutboxTable.Row row, String otherwise) {
        write(row, table -> table.move(row.id(), otherwise));
        return new Outcome(Duration.ofMillis(1), false); // at once, in the other address's lane
    }

    /**
     * An old message may not be edited any more: when the change matters it is posted anew and the old one taken away. The new one is a message of its own from
     * the first, with a mark of its own, so that whatever becomes of posting it and of taking the other away is tried, looked up and noted as always.
     */
    private Outcome stiff(Undelivered no, Platform.Delivery delivery, OutboxTable.Row row) {
        if (row.shown() == null || phase(delivery.wanted()).equals(row.shownPhase())) return later(row, new Undelivered(no.why(), no.getMessage(), STIFF_PAUSE), false);
        var done = new CompletableFuture<Boolean>();
        var anew = new AtomicLong();
        writer.accept(new Writer.Job.Chore(tx -> {
            var table = tx.table(OutboxTable.class);
            var was = table.find(row.id()).filter(it -> !(it.want() instanceof Wanted.Nothing)).orElse(null);
            if (was == null) return;
            anew.set(tx.newId());
            table.putAside(row.id(), aside(was.spot(), anew.get()), Json.write(new Wanted.Nothing()));
            table.addAnew(anew.get(), was, tx.now());
        }, row.communityId(), done));
        return done.join() ? new Outcome(Duration.ZERO, false, anew.get()) : new Outcome(Duration.ofSeconds(5), false);
    }

    private static String aside(String spot, long anew) {
        return spot + ASIDE + anew;
    }

    /** The old message whose place this one takes, 0 where it takes none's. A message that was never changed does not. */
    private long aside(OutboxTable.Row row) {
        return row.wantedVersion() == 1 ? 0 : messages.apply(aside(row.spot(), row.id())).map(OutboxTable.Row::id).orElse(0L);
    }

    /** Whether it stays until the one is shown that takes its place. */
    private boolean isStillNeeded(OutboxTable.Row row) {
        var cut = row.spot().lastIndexOf(ASIDE);
        if (cut < 0 || !(row.want() instanceof Wanted.Nothing)) return false;
        return messages.apply(row.spot().substring(0, cut)).filter(it -> it.shown() == null && row.spot().equals(aside(it.spot(), it.id()))).isPresent();
    }

    private static Outcome with(long also, Outcome outcome) {
        return outcome.pause().isZero() ? new Outcome(outcome.pause(), outcome.unsure(), also) : outcome;
    }

    private Outcome pointless(OutboxTable.Row row) {
        var done = new CompletableFuture<Boolean>();
        writer.accept(new Writer.Job.Chore(tx -> {
            tx.skipped("message " + row.spot(), "it could not be delivered before " + row.untilAt() + " and had lost its point");
            tx.table(OutboxTable.class).drop(row.id(), row.wantedVersion());
        }, row.communityId(), done));
        return done.join() ? Outcome.DONE : new Outcome(Duration.ofSeconds(5), false);
    }

    /** Writes what happened and waits until it is on disk. When that fails the platform has shown what we could not note: in doubt. */
    private Outcome write(OutboxTable.Row row, Consumer<OutboxTable> change) {
        var done = new CompletableFuture<Boolean>();
        writer.accept(new Writer.Job.Chore(tx -> change.accept(tx.table(OutboxTable.class)), row.communityId(), done));
        return done.join() ? Outcome.DONE : new Outcome(Duration.ofSeconds(5), true);
    }

    private Duration lag(OutboxTable.Row row) {
        return Duration.between(row.wantedAt(), clock.instant());
    }

    private static String phase(Wanted wanted) {
        return wanted instanceof Wanted.Message message ? message.phase() : "";
    }

    private static String shortened(Undelivered no) {
        var why = no.why() + ": " + no.getMessage();
        return why.length() <= 900 ? why : why.substring(0, 900);
    }

}
