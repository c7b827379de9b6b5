package usher.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import usher.Account;
import usher.Feature;
import usher.Person;
import usher.Role;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;

/** A person's own page, and the App Homes that show it. Whoever changes what a person has calls {@link #refresh}; it costs nothing where no home is open. */
public final class Homes {

    private static final String KEY = "home";

    private final Page page;

    public Homes(Supplier<List<Feature>> features) {
        this.page = new Page(features);
    }

    /** Draws the person's open homes anew, once the group is complete. */
    public void refresh(Person who, Tx tx) {
        for (var account : open(who.id(), tx)) show(account, who.id(), tx);
    }

    /** From now on this account's home is kept true. */
    void opened(Account account, Person who, Tx tx) {
        if (!open(who.id(), tx).contains(account)) {
            tx.table(AccountTable.class).openHome(account.key());
            moved(tx);
        }
        show(account, who.id(), tx);
    }

    /** Homes were opened or accounts changed hands: whose homes are open is read anew. */
    void moved(Tx tx) {
        var known = known(tx);
        known.clear();
        read(tx.callers(), known, tx);
    }

    private void show(Account account, long person, Tx tx) {
        tx.post(account.home(), KEY, () -> tx.person(person).<Wanted>map(who -> new Wanted.Home(page.of(who, tx), who.locale()))
            .orElseGet(Wanted.Nothing::new));
    }

    /** The open homes of those who call are read together; whoever else's is asked for, one by one. */
    private static List<Account> open(long person, Tx tx) {
        var known = known(tx);
        if (known.isEmpty()) {
            tx.newcomers().forEach(newcomer -> known.put(newcomer, List.of()));
            read(tx.callers().stream().filter(caller -> !known.containsKey(caller)).collect(Collectors.toSet()), known, tx);
        }
        if (!known.containsKey(person)) read(Set.of(person), known, tx);
        return known.getOrDefault(person, List.of());
    }

    private static Map<Long, List<Account>> known(Tx tx) {
        return tx.once("open homes", HashMap::new);
    }

    private static void read(Set<Long> people, Map<Long, List<Account>> known, Tx tx) {
        if (people.isEmpty()) return;
        people.forEach(person -> known.put(person, new ArrayList<>()));
        tx.table(AccountTable.class).homes(people).forEach(row -> known.computeIfAbsent(row.personId(), _ -> new ArrayList<>()).add(Account.of(row.accountId())));
    }

    static Text roles(Person who) {
        var words = who.roles().stream().filter(role -> role != Role.MEMBER || who.roles().size() == 1).sorted()
            .map(Roles::word).toList();
        return Text.listed(words);
    }

    /** {@code Ann (Discord, Clinic)}: an account in words its owner knows it by. */
    static String shown(AccountTable.Row row, View view) {
        return row.name() + " (" + shown(row.account(), view) + ")";
    }

    static String shown(Account account, View view) {
        var platform = account.space().platform();
        var space = view.spaces().stream().filter(home -> home.space().equals(account.space())).map(View.Home::name).findFirst().orElse(account.space().id());
        return Character.toUpperCase(platform.charAt(0)) + platform.substring(1) + ", " + space;
    }
}
