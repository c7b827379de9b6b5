package usher.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import usher.Person;
import usher.Text;

/**
 * Something that happens at a time.
 *
 * @param seriesId the series it is one of
 * @param poolId its seats; those of its options are parts of this pool
 * @param revision grows with every change that its readers' calendars must hear of
 * @param changed what the last change was of
 * @param secret what the codes for checking in are made of
 * @param roll whether anybody was checked in or marked
 * @param endedAt when its end was dealt with
 * @param reason why it was cancelled
 */
public record Event(long id, long communityId, Optional<Long> seriesId, long poolId, Bill bill, Instant startsAt, int revision, Optional<Text> changed, long secret, boolean roll,
                    Optional<Instant> endedAt, Optional<Instant> cancelledAt, Optional<String> reason, Optional<Long> createdBy, Instant createdAt) {

    /** People sign up; signing up is over; it is on; it is over; it will not be. */
    public enum Phase { OPEN, CUT_OFF, RUNNING, OVER, CANCELLED }

    /** What it is to someone whose press arrived at {@code at}. Judged by the arrival; needs no timer to have fired. */
    public Phase phase(Instant at) {
        if (cancelledAt.isPresent()) return Phase.CANCELLED;
        if (!at.isBefore(endsAt())) return Phase.OVER;
        if (!at.isBefore(startsAt)) return Phase.RUNNING;
        return at.isBefore(cutoffAt()) ? Phase.OPEN : Phase.CUT_OFF;
    }

    public Instant endsAt() {
        return bill.endOf(startsAt);
    }

    /** From then on nobody signs up. */
    public Instant cutoffAt() {
        return startsAt.minus(Duration.ofMinutes(bill.cutoff()));
    }

    /** From then on giving a seat up is late. */
    public Instant graceEnds() {
        return startsAt.minus(Duration.ofMinutes(bill.grace()));
    }

    public boolean isCancelled() {
        return cancelledAt.isPresent();
    }

    public String title() {
        return bill.title();
    }

    /** As audit lines and its posts' keys name it. */
    public String subject() {
        return subject(id);
    }

    /** The name by which records and discussions know the event of that number. */
    public static String subject(long id) {
        return "event " + id;
    }

    Event with(Bill bill, Instant startsAt, Text what) {
        return new Event(id, communityId, seriesId, poolId, bill, startsAt, revision + 1, Optional.of(what), secret, roll, endedAt, cancelledAt, reason, createdBy, createdAt);
    }

    /** With a change that no calendar need hear of. */
    Event with(Bill bill) {
        return new Event(id, communityId, seriesId, poolId, bill, startsAt, revision, changed, secret, roll, endedAt, cancelledAt, reason, createdBy, createdAt);
    }

    Event cancelled(Instant at, String why) {
        return new Event(id, communityId, seriesId, poolId, bill, startsAt, revision + 1, changed, secret, roll, endedAt, Optional.of(at), Optional.of(why), createdBy, createdAt);
    }

    Event rollCalled() {
        return new Event(id, communityId, seriesId, poolId, bill, startsAt, revision, changed, secret, true, endedAt, cancelledAt, reason, createdBy, createdAt);
    }

    Event ended(Instant at) {
        return new Event(id, communityId, seriesId, poolId, bill, startsAt, revision, changed, secret, roll, Optional.of(at), cancelledAt, reason, createdBy, createdAt);
    }

    boolean isBy(Person who) {
        return createdBy.filter(id -> id == who.id()).isPresent();
    }
}
