package usher.followups;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Person;
import usher.Tx;

/**
 * One person's copy of a checklist, for one event.
 *
 * @param assumed whether it was given because nobody was checked in
 * @param accountId where its card stands
 * @param startsAt the event's start, as the due times were counted from
 * @param takenAt when it was taken back
 */
public record Assignment(long id, long communityId, long checklistId, int version, long eventId, long personId, Part part, boolean assumed, String accountId, Instant startsAt, Instant givenAt, @Nullable Instant takenAt) {

    Account account() {
        return Account.of(accountId);
    }

    boolean isTaken() {
        return takenAt != null;
    }

    String key() {
        return "assignment " + id;
    }

    /** Whoever has it, as the owner of the account at which its card stands; as they are now where that account is no longer theirs. */
    Optional<Person> owner(Tx tx) {
        return tx.person(personId).map(who -> tx.person(account()).filter(there -> there.id() == who.id()).isPresent()
            ? new Person(who.id(), who.community(), who.name(), account(), who.roles(), who.locale(), who.zone(), who.wishes()) : who);
    }
}
