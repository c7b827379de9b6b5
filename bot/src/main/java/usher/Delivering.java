package usher;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
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

    private final Function<String, Optional<String>> shown;
    private final Map<String, Platform> platforms;
    private final Consumer<Writer.Job> writer;
    private final InstantSource clock;
    private final Watch watch;

    /** @param shown the platform's reference to what is shown at a spot */
    Delivering(Function<String, Optional<String>> shown, Map<String, Platform> platforms, Consumer<Writer.Job> writer, InstantSource clock, Watch watch) {
        this.shown = shown;
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

    Outcome deliver(OutboxTable.Row row, boolean inDoubt) {
        var to = Address.of(row.address());
        var platform = platforms.get(to.space().platform());
        var wanted = row.want();
        if (platform == null) return new Outcome(LONGEST_PAUSE, false); // not connected today; kept for when it is
        if (row.shown() == null && row.untilAt() != null && clock.instant().isAfter(row.untilAt())) return pointless(row);
        if (row.shown() == null && wanted instanceof Wanted.Nothing && !inDoubt) return write(row, table -> table.drop(row.id(), row.wantedVersion()));
        var under = to.kind() == Address.Kind.UNDER ? shown.apply(Tx.spot(to.channel(), to.about())) : Optional.<String>empty();
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

    private Outcome carryOut(Platform platform, Platform.Delivery delivery, OutboxTable.Row row) throws Undelivered {
        var shown = row.shown();
        if (delivery.wanted() instanceof Wanted.Nothing) {
            if (shown != null) platform.remove(delivery, shown);
            watch.delivered(platform.name(), "removed", lag(row));
            return write(row, table -> table.drop(row.id(), row.wantedVersion()));
        }
        if (shown == null) {
            var reference = platform.show(delivery);
            watch.delivered(platform.name(), "shown", lag(row));
            return write(row, table -> table.shown(row.id(), row.wantedVersion(), reference, phase(delivery.wanted())));
        }
        platform.change(delivery, shown);
        watch.delivered(platform.name(), "changed", lag(row));
        return write(row, table -> table.shown(row.id(), row.wantedVersion(), shown, phase(delivery.wanted())));
    }

    private Outcome follow(Undelivered no, Platform platform, Platform.Delivery delivery, OutboxTable.Row row) {
        return switch (no.why()) {
            case LATER -> later(row, no, false);
            case UNSURE -> later(row, no, true);
            case NEVER, GONE -> giveUp(row, no, delivery.inDoubt());
            case CLOSED -> row.otherwise() == null ? giveUp(row, no, delivery.inDoubt()) : move(row, row.otherwise());
            case STIFF -> stiff(no, platform, delivery, row);
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

    /** An old message may not be edited any more: when the change matters it is posted anew and the old one taken away. */
    private Outcome stiff(Undelivered no, Platform platform, Platform.Delivery delivery, OutboxTable.Row row) {
        var old = row.shown();
        if (old == null || phase(delivery.wanted()).equals(row.shownPhase())) return later(row, new Undelivered(no.why(), no.getMessage(), STIFF_PAUSE), false);
        try {
            var reference = platform.show(delivery);
            if (reference.equals(old)) return write(row, table -> table.shown(row.id(), row.wantedVersion(), old, phase(delivery.wanted()))); // in doubt the old one was found, and took the change
            return replace(row, reference, old, phase(delivery.wanted()));
        } catch (Undelivered again) {
            return later(row, again, again.why() == Undelivered.Why.UNSURE);
        }
    }

    /** The new one is noted together with a message of its own that stands for the old one and is not wanted any more: so taking it away is tried until it is done. */
    private Outcome replace(OutboxTable.Row row, String reference, String old, String phase) {
        var done = new CompletableFuture<Boolean>();
        var stale = new AtomicLong();
        writer.accept(new Writer.Job.Chore(tx -> {
            var table = tx.table(OutboxTable.class);
            table.shown(row.id(), row.wantedVersion(), reference, phase);
            var id = tx.newId();
            table.addStale(id, row.communityId(), row.spot() + " before " + id, row.address(), Json.write(new Wanted.Nothing()), old, tx.now());
            stale.set(id);
        }, row.communityId(), done));
        return done.join() ? new Outcome(Duration.ZERO, false, stale.get()) : new Outcome(Duration.ofSeconds(5), true);
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
