package usher;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A human in a community, whatever number of accounts they have linked.
 *
 * @param account the account they used last; private messages go there
 * @param zone empty until the platform or the person told it
 * @param wishes how they want to be written to
 */
public record Person(long id, long community, String name, Account account, Set<Role> roles, Locale locale, Optional<ZoneId> zone, Wishes wishes) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public Text.Arg mention(String name) {
        return Text.mention(name, account, this.name);
    }
}
