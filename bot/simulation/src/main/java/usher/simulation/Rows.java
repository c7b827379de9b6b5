package usher.simulation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the database holds at one moment, read past the program.
 *
 * @param roles of each person, given or by the platform, in capitals and without that of a member
 * @param here whoever has an account that did not leave
 */
record Rows(Map<Long, Seat> seats, Map<Long, Pool> pools, Map<String, Long> persons, Map<Long, Long> communities, Map<Long, Set<String>> roles, Set<Long> here, List<Act> acts, long lastAct,
            Map<Long, Message> messages, List<Skip> skips, long lastSkip, Map<Long, Thing> things, Map<String, Long> roots, CaseRows hours) {

    record Seat(long id, long pool, long root, long person, long nth, @Nullable Integer slot, @Nullable Integer total, String state, long line) {
        boolean waits() {
            return state.equals("waiting");
        }

        boolean isHeld() {
            return state.equals("held");
        }
    }

    /** @param name null for a root */
    record Pool(long id, long root, long community, int capacity, int perPerson, @Nullable String name) {
        boolean isRoot() {
            return id == root;
        }
    }

    record Act(long id, long community, @Nullable Long person, String act, String subject) {}

    record Message(long id, long community, String spot, String address, long version, long shown, @Nullable String reference, boolean parked, int attempts, boolean wanted, @Nullable Instant until) {}

    record Skip(long id, long community, String what, String why) {}

    /**
     * A drop or an event, by its root pool; an event whose seats are had by a drop is the event.
     *
     * @param offers whether what comes free goes to the line now: not while its drop is held up, nor before its draw
     * @param over when it is over for the line; of an event that is its start, and signing up may end earlier
     */
    record Thing(long id, long root, String subject, long community, boolean open, boolean offers, @Nullable Instant over) {}

    static Rows of(Ground ground, @Nullable Rows before) {
        var seats = new LinkedHashMap<Long, Seat>();
        for (var it : ground.look("select id, pool_id, root_id, person_id, nth, slot, total_slot, state, line from seat order by id")) {
            seats.put((Long) it[0], new Seat((Long) it[0], (Long) it[1], (Long) it[2], (Long) it[3], (Integer) it[4], (Integer) it[5], (Integer) it[6], (String) it[7], (Long) it[8]));
        }
        var pools = new LinkedHashMap<Long, Pool>();
        for (var it : ground.look("select id, root_id, community_id, capacity, per_person, name from pool order by id")) {
            pools.put((Long) it[0], new Pool((Long) it[0], (Long) it[1], (Long) it[2], (Integer) it[3], (Integer) it[4], (String) it[5]));
        }
        var persons = new HashMap<String, Long>();
        var communities = new HashMap<Long, Long>();
        var roles = new HashMap<Long, Set<String>>();
        var here = new HashSet<Long>();
        for (var it : ground.look("select a.id, a.person_id, p.community_id, p.granted || ',' || a.derived, a.gone from account a join person p on p.id = a.person_id")) {
            persons.put((String) it[0], (Long) it[1]);
            communities.put((Long) it[1], (Long) it[2]);
            roles.computeIfAbsent((Long) it[1], _ -> new HashSet<>()).addAll(List.of(((String) it[3]).split(",")));
            if (!(Boolean) it[4]) here.add((Long) it[1]);
        }
        var lastAct = before == null ? 0 : before.lastAct;
        var acts = new ArrayList<Act>();
        for (var it : ground.look("select id, community_id, person_id, act, subject from audit where id > " + lastAct + " order by id")) {
            acts.add(new Act((Long) it[0], (Long) it[1], (Long) it[2], (String) it[3], (String) it[4]));
        }
        var lastSkip = before == null ? 0 : before.lastSkip;
        var skips = new ArrayList<Skip>();
        for (var it : ground.look("select id, community_id, what, why from skipped where id > " + lastSkip + " order by id")) skips.add(new Skip((Long) it[0], (Long) it[1], (String) it[2], (String) it[3]));
        var roots = new HashMap<String, Long>();
        var things = things(ground, roots);
        return new Rows(seats, pools, persons, communities, roles, here, acts, acts.isEmpty() ? lastAct : acts.getLast().id(), messages(ground), skips, skips.isEmpty() ? lastSkip : skips.getLast().id(), things, roots,
            CaseRows.of(ground, before == null ? null : before.hours));
    }

    private static Map<Long, Message> messages(Ground ground) {
        var messages = new LinkedHashMap<Long, Message>();
        for (var it : ground.look("select id, community_id, spot, address, wanted_version, shown_version, shown, parked, attempts, wanted <> '{\"is\":\"nothing\"}', until_at from message order by id")) {
            messages.put((Long) it[0], new Message((Long) it[0], (Long) it[1], (String) it[2], (String) it[3], (Integer) it[4], (Integer) it[5], (String) it[6], it[7] != null, (Integer) it[8], (Boolean) it[9], it[10] == null ? null : instant(it[10])));
        }
        return messages;
    }

    private static Map<Long, Thing> things(Ground ground, Map<String, Long> roots) {
        var things = new LinkedHashMap<Long, Thing>();
        for (var it : ground.look("select id, pool_id, community_id, closed_at is null and paused_at is null, closed_at is not null or paused_at is null and (window_seconds = 0 or drawn_at is not null), closed_at from seat_drop order by id")) {
            roots.put("drop " + it[0], (Long) it[1]);
            things.put((Long) it[1], new Thing((Long) it[0], (Long) it[1], "drop " + it[0], (Long) it[2], (Boolean) it[3], (Boolean) it[4], it[5] == null ? null : instant(it[5])));
        }
        for (var it : ground.look("select id, pool_id, community_id, cancelled_at is null and ended_at is null, coalesce(cancelled_at, starts_at) from calendar_event order by id")) {
            var drop = things.get((Long) it[1]);
            roots.put("event " + it[0], (Long) it[1]);
            things.put((Long) it[1], new Thing((Long) it[0], (Long) it[1], "event " + it[0], (Long) it[2], (Boolean) it[3], drop == null || drop.offers(), instant(it[4])));
        }
        return things;
    }

    /** What must be there. */
    static <K, V> V in(Map<K, V> all, K key) {
        return Objects.requireNonNull(all.get(key), () -> "no " + key);
    }

    static Instant instant(Object at) {
        return ((OffsetDateTime) at).toInstant();
    }

    boolean is(long person, String... roles) {
        return this.roles.getOrDefault(person, Set.of()).stream().anyMatch(List.of(roles)::contains);
    }

    /** Whether one of these was done since it was read before. */
    boolean did(String... which) {
        return acts.stream().anyMatch(it -> List.of(which).contains(it.act()));
    }

    List<Seat> taken(long root) {
        return seats.values().stream().filter(seat -> seat.root() == root && !seat.waits()).toList();
    }

    /** How many places an option, or a root in all, still has. */
    int free(Pool pool) {
        return pool.capacity() - (int) seats.values().stream().filter(seat -> !seat.waits() && (pool.isRoot() ? seat.root() == pool.id() : seat.pool() == pool.id())).count();
    }

    /** How many stand in line for an option, or for a root in all. */
    int waiting(Pool pool) {
        return (int) seats.values().stream().filter(seat -> seat.waits() && (pool.isRoot() ? seat.root() == pool.id() : seat.pool() == pool.id())).count();
    }

    int held(long root) {
        return (int) seats.values().stream().filter(seat -> seat.isHeld() && seat.root() == root).count();
    }

    /** A root and its options. */
    List<Pool> pools(long root) {
        return pools.values().stream().filter(pool -> pool.root() == root).toList();
    }

    /** Whether a place of this pool can be had: it has one, and the root has one. */
    boolean serves(Pool pool) {
        return free(pool) > 0 && free(in(pools, pool.root())) > 0;
    }

    long did(long root, String... which) {
        var thing = things.get(root);
        return thing == null ? 0 : acts.stream().filter(it -> it.subject().equals(thing.subject()) && List.of(which).contains(it.act())).count();
    }
}
