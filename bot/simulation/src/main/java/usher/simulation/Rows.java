package usher.simulation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the database holds at one moment, read past the program. */
record Rows(Map<Long, Seat> seats, Map<Long, Pool> pools, Map<String, Long> persons, Map<Long, Long> communities, List<Act> acts, long lastAct, Map<Long, Message> messages,
            List<Skip> skips, long lastSkip, Map<Long, Thing> things) {

    record Seat(long id, long pool, long root, long person, long nth, @Nullable Integer slot, @Nullable Integer total, String state, long line) {
        boolean waits() {
            return state.equals("waiting");
        }

        boolean isHeld() {
            return state.equals("held");
        }
    }

    record Pool(long id, long root, long community, int capacity, int perPerson) {
        boolean isRoot() {
            return id == root;
        }
    }

    record Act(long id, long community, @Nullable Long person, String act, String subject) {}

    record Message(long id, long community, String spot, String address, long version, long shown, @Nullable String reference, boolean parked, int attempts, boolean wanted, @Nullable Instant until) {}

    record Skip(long id, long community, String what, String why) {}

    /** A drop or an event, by its root pool. */
    record Thing(long id, long root, String subject, long community, boolean open, boolean draws, boolean drawn) {}

    static Rows of(Ground ground, @Nullable Rows before) {
        var seats = new LinkedHashMap<Long, Seat>();
        for (var it : ground.look("select id, pool_id, root_id, person_id, nth, slot, total_slot, state, line from seat order by id")) {
            seats.put((Long) it[0], new Seat((Long) it[0], (Long) it[1], (Long) it[2], (Long) it[3], (Integer) it[4], (Integer) it[5], (Integer) it[6], (String) it[7], (Long) it[8]));
        }
        var pools = new LinkedHashMap<Long, Pool>();
        for (var it : ground.look("select id, root_id, community_id, capacity, per_person from pool order by id")) {
            pools.put((Long) it[0], new Pool((Long) it[0], (Long) it[1], (Long) it[2], (Integer) it[3], (Integer) it[4]));
        }
        var persons = new HashMap<String, Long>();
        var communities = new HashMap<Long, Long>();
        for (var it : ground.look("select a.id, a.person_id, p.community_id from account a join person p on p.id = a.person_id")) {
            persons.put((String) it[0], (Long) it[1]);
            communities.put((Long) it[1], (Long) it[2]);
        }
        var lastAct = before == null ? 0 : before.lastAct;
        var acts = new ArrayList<Act>();
        for (var it : ground.look("select id, community_id, person_id, act, subject from audit where id > " + lastAct + " order by id")) {
            acts.add(new Act((Long) it[0], (Long) it[1], (Long) it[2], (String) it[3], (String) it[4]));
        }
        var lastSkip = before == null ? 0 : before.lastSkip;
        var skips = new ArrayList<Skip>();
        for (var it : ground.look("select id, community_id, what, why from skipped where id > " + lastSkip + " order by id")) skips.add(new Skip((Long) it[0], (Long) it[1], (String) it[2], (String) it[3]));
        return new Rows(seats, pools, persons, communities, acts, acts.isEmpty() ? lastAct : acts.getLast().id(), messages(ground), skips, skips.isEmpty() ? lastSkip : skips.getLast().id(), things(ground));
    }

    private static Map<Long, Message> messages(Ground ground) {
        var messages = new LinkedHashMap<Long, Message>();
        for (var it : ground.look("select id, community_id, spot, address, wanted_version, shown_version, shown, parked, attempts, wanted <> '{\"is\":\"nothing\"}', until_at from message order by id")) {
            messages.put((Long) it[0], new Message((Long) it[0], (Long) it[1], (String) it[2], (String) it[3], (Integer) it[4], (Integer) it[5], (String) it[6], it[7] != null, (Integer) it[8], (Boolean) it[9], it[10] == null ? null : instant(it[10])));
        }
        return messages;
    }

    private static Map<Long, Thing> things(Ground ground) {
        var things = new LinkedHashMap<Long, Thing>();
        for (var it : ground.look("select id, pool_id, community_id, closed_at is null and paused_at is null, window_seconds > 0, drawn_at is not null from seat_drop order by id")) {
            things.put((Long) it[1], new Thing((Long) it[0], (Long) it[1], "drop " + it[0], (Long) it[2], (Boolean) it[3], (Boolean) it[4], (Boolean) it[5]));
        }
        for (var it : ground.look("select id, pool_id, community_id, cancelled_at is null and ended_at is null from calendar_event order by id")) {
            things.put((Long) it[1], new Thing((Long) it[0], (Long) it[1], "event " + it[0], (Long) it[2], (Boolean) it[3], false, false));
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

    List<Seat> taken(long root) {
        return seats.values().stream().filter(seat -> seat.root() == root && !seat.waits()).toList();
    }

    /** How many places an option, or a root in all, still has. */
    int free(Pool pool) {
        return pool.capacity() - (int) seats.values().stream().filter(seat -> !seat.waits() && (pool.isRoot() ? seat.root() == pool.id() : seat.pool() == pool.id())).count();
    }

    long did(long root, String... which) {
        var thing = things.get(root);
        return thing == null ? 0 : acts.stream().filter(it -> it.subject().equals(thing.subject()) && List.of(which).contains(it.act())).count();
    }
}
