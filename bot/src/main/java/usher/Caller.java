package usher;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whoever made a call, as the platform describes them in it.
 *
 * @param roles the platform's ids of the roles they hold in the space; empty where the platform did not say
 * @param administers whether the platform lets them manage the whole space (Discord: Manage Server, Slack: admin or owner)
 */
public record Caller(Account account, String name, Set<String> roles, boolean administers, Locale locale, Optional<ZoneId> zone) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** Someone about whom nothing but the account is known: a timer's or a leaver's. */
    public static Caller of(Account account) {
        return new Caller(account, "", Set.of(), false, Locale.ENGLISH, Optional.empty());
    }
}
