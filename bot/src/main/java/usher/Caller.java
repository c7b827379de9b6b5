package usher;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever made a call, as the platform describes them in it.
 *
 * @param roles the platform's ids of the roles they hold in the space
 * @param administers whether the platform lets them manage the whole space (Discord: Manage Server, Slack: admin or owner)
 * @param vouched whether the platform spoke of the two above at all: in a private message Discord does not, and then what it said last holds
 */
public record Caller(Account account, String name, Set<String> roles, boolean administers, boolean vouched, Locale locale, Optional<ZoneId> zone) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public Caller(Account account, String name, Set<String> roles, boolean administers, Locale locale, Optional<ZoneId> zone) {
        this(account, name, roles, administers, true, locale, zone);
    }

    /** Someone about whose roles the platform said nothing this time. */
    public static Caller unvouched(Account account, String name, Locale locale) {
        return new Caller(account, name, Set.of(), false, false, locale, Optional.empty());
    }

    /** Someone about whom nothing but the account is known: a timer's or a leaver's. */
    public static Caller of(Account account) {
        return unvouched(account, "", Locale.ENGLISH);
    }
}
