package usher;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is who, as one transaction reads it: each row once. A space met for the first time starts a community of its own. */
final class Directory {

    private final PeopleTable table;
    private final Map<String, PeopleTable.SpaceRow> spaces = new HashMap<>();
    private final Map<Long, Community> communities = new HashMap<>();
    private final Map<Long, List<View.Home>> homes = new HashMap<>();
    private final Map<String, PeopleTable.AccountRow> accounts = new HashMap<>();
    private final Set<String> lookedFor = new HashSet<>(); // accounts that were asked for, found or not
    private final Map<Long, PeopleTable.PersonRow> people = new HashMap<>();
    private final Map<Long, List<PeopleTable.AccountRow>> accountsOf = new HashMap<>();
    private final Map<String, List<PeopleTable.Meaning>> meanings = new HashMap<>();

    Directory(PeopleTable table) {
        this.table = table;
    }

    /** Reads the accounts of a whole group in three statements. */
    void load(Collection<String> ids) {
        lookedFor.addAll(ids);
        table.accounts(ids).forEach(row -> accounts.put(row.id(), row));
        loadPeople(accounts.values().stream().map(PeopleTable.AccountRow::personId).collect(Collectors.toSet()));
    }

    private void loadPeople(Set<Long> ids) {
        if (ids.isEmpty()) return;
        table.people(ids).forEach(row -> people.put(row.id(), row));
        ids.forEach(id -> accountsOf.put(id, new ArrayList<>()));
        table.accountsOf(ids).forEach(row -> accountsOf.computeIfAbsent(row.personId(), _ -> new ArrayList<>()).add(row));
    }

    /** Writes down, in two statements, whoever of these calls for the first time; returns their numbers. */
    Set<Long> welcome(Collection<Caller> callers, Instant now, LongSupplier numbers) {
        var fresh = new LinkedHashMap<String, Caller>();
        callers.stream().filter(caller -> !accounts.containsKey(caller.account().key())).forEach(caller -> fresh.putIfAbsent(caller.account().key(), caller));
        if (fresh.isEmpty()) return Set.of();
        var met = fresh.values().stream().map(caller -> welcome(caller, meetSpace(caller.account().space(), now, numbers), numbers.getAsLong())).toList();
        table.addPeople(met.stream().map(Met::person).toList());
        table.addAccounts(met.stream().map(Met::account).toList());
        return met.stream().map(it -> it.person().id()).collect(Collectors.toSet());
    }

    /** The caller's person, met now for the first time if need be, with what the platform says of them today. Writes only what changed. */
    Person meet(Caller caller, Instant now, LongSupplier numbers) {
        var id = caller.account().key();
        var known = accounts.get(id);
        if (known == null && lookedFor.add(id)) known = table.accounts(List.of(id)).stream().findFirst().orElse(null);
        if (known != null) return greet(caller, known);
        welcome(List.of(caller), now, numbers);
        return person(known(caller.account()).orElseThrow());
    }

    private record Met(PeopleTable.PersonRow person, PeopleTable.AccountRow account) {}

    private Met welcome(Caller caller, PeopleTable.SpaceRow space, long number) {
        var id = caller.account().key();
        var name = caller.name().isBlank() ? caller.account().user() : shortened(caller.name());
        var person = new PeopleTable.PersonRow(number, space.communityId(), name, "", caller.locale().toLanguageTag(),
            caller.zone().map(ZoneId::getId).orElse(null), id, null, false, null, false);
        var account = new PeopleTable.AccountRow(id, space.id(), number, name, joined(caller.roles()), caller.administers(), derived(caller), false);
        remember(person, account, new ArrayList<>(List.of(account)));
        return new Met(person, account);
    }

    private Person greet(Caller caller, PeopleTable.AccountRow known) {
        if (!people.containsKey(known.personId())) loadPeople(Set.of(known.personId()));
        var person = row(known.personId());
        if (!caller.name().isBlank()) {
            var account = described(caller, known);
            var zone = person.zone() != null ? person.zone() : caller.zone().map(ZoneId::getId).orElse(null);
            var name = caller.vouched() || person.name().equals(known.name()) ? account.name() : person.name();
            var updated = new PeopleTable.PersonRow(person.id(), person.communityId(), name, person.granted(), language(caller, person), zone, account.id(),
                person.quiet(), person.muted(), person.reminders(), person.languageChosen());
            if (!account.equals(known)) table.changeAccount(account);
            if (!updated.equals(person)) table.changePerson(updated);
            var all = accountsOf.computeIfAbsent(person.id(), _ -> new ArrayList<>());
            all.removeIf(row -> row.id().equals(account.id()));
            all.add(account);
            remember(updated, account, all);
        }
        return person(known.personId());
    }

    /** What they chose; before that, what their platform says of them today. */
    private static String language(Caller caller, PeopleTable.PersonRow person) {
        return person.languageChosen() || !caller.vouched() ? person.locale() : caller.locale().toLanguageTag();
    }

    /** The account as the platform describes it in this call; where it said nothing about roles, what it said last holds. */
    private PeopleTable.AccountRow described(Caller caller, PeopleTable.AccountRow known) {
        var name = name(caller, known);
        return caller.vouched() ? new PeopleTable.AccountRow(known.id(), known.spaceId(), known.personId(), name, joined(caller.roles()), caller.administers(), derived(caller), false)
            : new PeopleTable.AccountRow(known.id(), known.spaceId(), known.personId(), name, known.platformRoles(), known.administers(), known.derived(), false);
    }

    /** Where the platform said little it gave a name to go by at best, a handle or none of this space's: whoever has one here keeps it. */
    private static String name(Caller caller, PeopleTable.AccountRow known) {
        return caller.vouched() || known.name().equals(caller.account().user()) ? shortened(caller.name()) : known.name();
    }

    /** Whether meeting this caller would write anything. */
    boolean knows(Caller caller) {
        var known = table.accounts(List.of(caller.account().key())).stream().findFirst().orElse(null);
        if (known == null || known.gone()) return false;
        accounts.put(known.id(), known);
        loadPeople(Set.of(known.personId()));
        var person = row(known.personId());
        return caller.name().isBlank() || (described(caller, known).equals(known) && person.accountId().equals(known.id()) && (person.zone() != null || caller.zone().isEmpty())
            && language(caller, person).equals(person.locale()));
    }

    private void remember(PeopleTable.PersonRow person, PeopleTable.AccountRow account, List<PeopleTable.AccountRow> all) {
        people.put(person.id(), person);
        accounts.put(account.id(), account);
        accountsOf.put(person.id(), all);
    }

    private PeopleTable.SpaceRow meetSpace(Space space, Instant now, LongSupplier numbers) {
        return space(space).orElseGet(() -> {
            var community = new PeopleTable.CommunityRow(numbers.getAsLong(), space.key(), "en", "UTC");
            table.addCommunity(community);
            table.addSpace(space.key(), community.id(), space.key(), now);
            return space(space).orElseThrow();
        });
    }

    Optional<PeopleTable.SpaceRow> space(Space space) {
        var known = spaces.get(space.key());
        if (known != null) return Optional.of(known);
        var found = table.space(space.key());
        found.ifPresent(row -> spaces.put(row.id(), row));
        return found;
    }

    Community community(long id) {
        return communities.computeIfAbsent(id, _ -> table.community(id)
            .map(row -> new Community(row.id(), row.name(), Locale.forLanguageTag(row.locale()), ZoneId.of(row.zone())))
            .orElseThrow(() -> new IllegalStateException("no community " + id)));
    }

    List<View.Home> homes(long community) {
        return homes.computeIfAbsent(community, _ -> table.spaces(community).stream().map(Directory::home).toList());
    }

    private static View.Home home(PeopleTable.SpaceRow row) {
        return new View.Home(Space.of(row.id()), row.name(), Optional.ofNullable(row.announce()).map(Address::of), split(row.missing()), row.hears());
    }

    /** The number of the person whose account this is, if it was read. */
    Optional<Long> known(Account account) {
        return Optional.ofNullable(accounts.get(account.key())).map(PeopleTable.AccountRow::personId);
    }

    Optional<Person> find(Account account, long community) {
        var row = accounts.computeIfAbsent(account.key(), key -> table.accounts(List.of(key)).stream().findFirst().orElse(null));
        return row == null ? Optional.empty() : find(row.personId(), community);
    }

    List<Person> find(Collection<Long> ids, long community) {
        loadPeople(ids.stream().filter(id -> !people.containsKey(id)).collect(Collectors.toSet()));
        return ids.stream().flatMap(id -> find(id, community).stream()).toList();
    }

    Optional<Person> find(long id, long community) {
        if (!people.containsKey(id)) loadPeople(Set.of(id));
        return people.containsKey(id) ? Optional.of(person(id)).filter(it -> it.community() == community) : Optional.empty();
    }

    private PeopleTable.PersonRow row(long id) {
        var row = people.get(id);
        if (row == null) throw new IllegalStateException("no person " + id);
        return row;
    }

    private Person person(long id) {
        var row = row(id);
        var roles = EnumSet.of(Role.MEMBER);
        split(row.granted()).forEach(role -> roles.add(Role.valueOf(role)));
        for (var account : accountsOf.getOrDefault(id, List.of())) split(account.derived()).forEach(role -> roles.add(Role.valueOf(role)));
        return new Person(row.id(), row.communityId(), row.name(), Account.of(row.accountId()), roles, Locale.forLanguageTag(row.locale()), zone(row.zone()), wishes(row));
    }

    private static Wishes wishes(PeopleTable.PersonRow row) {
        var quiet = row.quiet() == null ? Wishes.NONE.quiet() : row.quiet().equals("never") ? Optional.<Quiet>empty() : Optional.of(Quiet.of(row.quiet()));
        var reminders = row.reminders() == null ? Wishes.NONE.reminders() : Wishes.Reminders.valueOf(row.reminders().toUpperCase(Locale.ROOT));
        return new Wishes(quiet, row.muted(), reminders);
    }

    /** Rows changed behind its back, by a feature that links or joins people: read them anew. */
    void forget() {
        spaces.clear();
        communities.clear();
        homes.clear();
        accounts.clear();
        lookedFor.clear();
        people.clear();
        accountsOf.clear();
        meanings.clear();
    }

    private String derived(Caller caller) {
        var roles = EnumSet.noneOf(Role.class);
        if (caller.administers()) roles.addAll(Set.of(Role.ADMIN, Role.MODERATOR));
        for (var meaning : meanings.computeIfAbsent(caller.account().space().key(), table::meanings)) {
            if (caller.roles().contains(meaning.roleId())) roles.add(Role.valueOf(meaning.meaning()));
        }
        return roles.stream().map(Role::name).collect(Collectors.joining(","));
    }

    private static Optional<ZoneId> zone(@Nullable String id) {
        return Optional.ofNullable(id).map(ZoneId::of);
    }

    private static String joined(Set<String> roles) {
        return String.join(",", new TreeSet<>(roles));
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }

    /** Names are kept to what their column holds; Discord's end at 32 characters and Slack's at 80. */
    private static String shortened(String name) {
        return name.length() <= 190 ? name : name.substring(0, 190);
    }
}
