package usher.simulation;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import usher.Account;
import usher.Caller;

/**
 * One account of somebody who presses and types.
 *
 * @param word stands in their name and in everything they type, and nowhere else
 * @param community of the simulation: what one types must never be read in the other
 */
record Actor(Account account, String word, int community, Set<String> roles, boolean administers, Locale locale, Optional<ZoneId> zone) {

    Caller caller() {
        return new Caller(account, word, roles, administers, locale, zone);
    }
}
