package usher.surveys;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Person;
import usher.Tx;

/**
 * One person's survey about one event.
 *
 * @param accountId where its card stands; none: nowhere, since they muted
 * @param assumed whether they were asked because nobody was checked in
 * @param absent whether they say that they were not there
 * @param score how likely they would recommend the event, from 0 to 10
 * @param hostScore the same of its hosts
 * @param changedAt when they last said something
 */
public record Sheet(long id, long eventId, long communityId, long personId, @Nullable String accountId, boolean assumed, Instant askedAt, boolean reminded, boolean absent, @Nullable Integer score,
             @Nullable Integer hostScore, String words, @Nullable Instant changedAt) {

    Optional<Integer> event() {
        return Optional.ofNullable(score);
    }

    Optional<Integer> hosts() {
        return Optional.ofNullable(hostScore);
    }

    boolean isAnswered() {
        return score != null || hostScore != null || !words.isEmpty();
    }

    Sheet scored(int given, Instant at) {
        return new Sheet(id, eventId, communityId, personId, accountId, assumed, askedAt, reminded, false, given, hostScore, words, at);
    }

    Sheet hostsScored(int given, Instant at) {
        return new Sheet(id, eventId, communityId, personId, accountId, assumed, askedAt, reminded, false, score, given, words, at);
    }

    Sheet said(String typed, Instant at) {
        return new Sheet(id, eventId, communityId, personId, accountId, assumed, askedAt, reminded, false, score, hostScore, typed, at);
    }

    /** Whoever was not there has nothing to say about it. */
    Sheet absent(Instant at) {
        return new Sheet(id, eventId, communityId, personId, accountId, assumed, askedAt, reminded, true, null, null, "", at);
    }

    /** With what {@code other} says. */
    Sheet saying(Sheet other) {
        return new Sheet(id, eventId, communityId, personId, accountId, assumed, askedAt, reminded, other.absent, other.score, other.hostScore, other.words, other.changedAt);
    }

    Sheet reminding(Person owner) {
        return new Sheet(id, eventId, communityId, personId, owner.account().key(), assumed, askedAt, true, absent, score, hostScore, words, changedAt);
    }

    boolean isNewerThan(Sheet other) {
        return changedAt != null && (other.changedAt == null || changedAt.isAfter(other.changedAt));
    }

    /** A reminder is another message, or nobody would be notified of it. */
    String key() {
        return (reminded ? "survey-again event " : "survey event ") + eventId;
    }

    /** Takes the card away wherever it stands. */
    void hide(Tx tx) {
        if (accountId != null) tx.unpost(Account.of(accountId).direct(), key());
    }
}
