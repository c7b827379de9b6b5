package usher.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import usher.Bot;
import usher.Platform;
import usher.Wanted;
import usher.Watch;

/**
 * The bot with a community of many who live in all zones, want quiet at different hours and have promised something after a few events, all for the same morning.
 * What they promised is written by rows, since how it is given is not what is measured.
 */
final class Town implements AutoCloseable {

    static final String ASKED = "checklist.nudge";
    static final String TOLD = Stranger.TELL;
    private static final List<String> ZONES = List.of("Australia/Sydney", "Asia/Tokyo", "Asia/Kolkata", "Africa/Nairobi", "Europe/Berlin", "UTC", "America/New_York", "America/Los_Angeles");
    /** And the hour at which whoever wants it so may be asked: ten in the morning, or when their quiet is over. */
    private static final Map<String, Integer> QUIET = new TreeMap<>(Map.of("22:00-08:00", 10, "23:00-11:00", 11, "02:00-13:00", 13));
    private static final Duration BEFORE = Duration.ofMillis(300);
    private static final int FIRST = 1_000_000;

    private final Place.Url url;
    private final int people;
    private final Leaping clock = new Leaping();
    private final Stranger stranger = new Stranger();
    private final Map<String, Integer> shown = new ConcurrentHashMap<>();
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger early = new AtomicInteger();
    private volatile Map<String, Instant> awake = Map.of();
    private volatile Times late = new Times();
    private final Bot bot;
    private LocalDate day;

    Town(Place.Url url, int people, int each) throws Exception {
        this.url = url;
        this.people = people;
        bot = new Bot(url.open(), stranger.withAll(), clock.alarm(), clock, Watch.NOBODY, Bot.EDIT_SPACING, new Random(1));
        bot.open(List.of(new Door()));
        day = clock.instant().atZone(ZoneId.of("UTC")).toLocalDate().plusDays(2);
        stranger.founds(bot);
        try (var connection = url.connect()) {
            connection.setAutoCommit(false);
            settle(connection, each);
        }
    }

    /** What became of one morning. */
    record Morning(double aSecond, Times late, long lost, long doubled, long early) {}

    /** Takes every message at once, and notes when. */
    private final class Door implements Platform {
        private final AtomicLong references = new AtomicLong();

        @Override
        public String name() {
            return Stranger.SPACE.platform();
        }

        @Override
        public void open(Bot bot) {}

        @Override
        public String show(Delivery delivery) {
            var due = awake.get(delivery.to().id());
            if (due != null && delivery.wanted() instanceof Wanted.Message message) {
                stranger.heard(message);
                var after = Duration.between(due, clock.instant());
                if (after.isNegative()) early.incrementAndGet();
                late.add(after.toNanos());
                shown.merge(delivery.to().id(), 1, Integer::sum);
                arrived.incrementAndGet();
            }
            return "m" + references.incrementAndGet();
        }

        @Override
        public void change(Delivery delivery, String reference) {}

        @Override
        public void remove(Delivery delivery, String reference) {}

        @Override
        public void close() {}
    }

    private static String user(int number) {
        return Integer.toString(FIRST + number);
    }

    private static String zone(int number) {
        return ZONES.get(number % ZONES.size());
    }

    private static String quiet(int number) {
        return List.copyOf(QUIET.keySet()).get(number / ZONES.size() % QUIET.size());
    }

    /** When somebody may be asked that day. */
    private Instant awake(int number) {
        return day.atTime(LocalTime.of(Objects.requireNonNull(QUIET.get(quiet(number))), 0)).atZone(ZoneId.of(zone(number))).toInstant();
    }

    int hours() {
        return Math.min(people, ZONES.size() * QUIET.size());
    }

    private void settle(Connection connection, int each) throws SQLException {
        var community = url.ask("select max(community_id) from space");
        var list = url.ask("select max(id) from checklist");
        var version = url.ask("select max(version) from checklist_version");
        rows(connection, "insert into person (id, community_id, name, locale, zone, account_id, quiet) values (?, ?, ?, 'en', ?, ?, ?)",
            (row, i) -> fill(row, FIRST + i, community, "Person " + i, zone(i), Stranger.SPACE.key() + "/" + user(i), quiet(i)));
        rows(connection, "insert into account (id, space_id, person_id, name) values (?, ?, ?, ?)", (row, i) -> fill(row, Stranger.SPACE.key() + "/" + user(i), Stranger.SPACE.key(), FIRST + i, "Person " + i));
        for (var n = 0; n < each; n++) {
            long event = stranger.events().get(n % stranger.events().size());
            var from = 100_000_000L + (long) n * people;
            rows(connection, "insert into assignment (id, community_id, checklist_id, version, event_id, person_id, part, assumed, account_id, starts_at, given_at) values (?, ?, ?, ?, ?, ?, 'AFTER', false, ?, ?, ?)",
                (row, i) -> fill(row, from + i, community, list, version, event, FIRST + i, Stranger.SPACE.key() + "/" + user(i), clock.instant(), clock.instant()));
            rows(connection, "insert into assignment_item (id, assignment_id, community_id, person_id, number, due_at, stands, words, asked, weekdays_only) values (?, ?, ?, ?, 1, ?, 'OPEN', '', 0, false)",
                (row, i) -> fill(row, from + i, from + i, community, FIRST + i, awake(i)));
        }
    }

    /** Fills in one row. */
    private interface Fill {
        void row(PreparedStatement row, int number) throws SQLException;
    }

    private static void fill(PreparedStatement row, @Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) row.setObject(i + 1, values[i] instanceof Instant at ? Timestamp.from(at) : values[i]);
    }

    /** One row a person. */
    private void rows(Connection connection, String sql, Fill fill) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < people; i++) {
                fill.row(statement, i);
                statement.addBatch();
                if (i % 5000 == 4999) statement.executeBatch();
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    /** Lets the next day break everywhere, on which {@code action} has something to say to everybody; nothing of the day before is left. */
    Morning morning(String action) throws Exception {
        day = day.plusDays(1);
        clock.leap(day.minusDays(1).atStartOfDay(ZoneId.of("UTC")).toInstant().plus(Duration.ofHours(20)), bot); // before it breaks anywhere
        while (!bot.idle() || bot.undelivered() > 0) Thread.sleep(5);
        wind(action);
        shown.clear();
        arrived.set(0);
        early.set(0);
        late = new Times();
        var waves = new TreeMap<Instant, Integer>();
        var all = new ConcurrentHashMap<String, Instant>();
        for (var i = 0; i < people; i++) {
            waves.merge(awake(i), 1, Integer::sum);
            all.put(user(i), awake(i));
        }
        awake = all;
        var busy = 0L;
        var expected = 0;
        for (var wave : waves.entrySet()) {
            clock.leap(wave.getKey().minus(BEFORE), bot);
            while (clock.instant().isBefore(wave.getKey())) Thread.sleep(1);
            var began = System.nanoTime();
            expected += wave.getValue();
            var end = began + Duration.ofMinutes(5).toNanos();
            while (arrived.get() < expected && System.nanoTime() < end) Thread.sleep(1);
            busy += System.nanoTime() - began;
            while (!bot.idle()) Thread.sleep(1);
        }
        awake = Map.of();
        return new Morning(people / (busy / 1e9), late, people - shown.size(), shown.values().stream().mapToInt(it -> it - 1).sum(), early.get());
    }

    private void wind(String action) throws SQLException {
        try (var connection = url.connect(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("delete from nudge");
            statement.execute("delete from message");
            statement.execute("delete from timer where action in ('" + ASKED + "', '" + TOLD + "')");
            var community = url.ask("select max(community_id) from space");
            var asks = action.equals(ASKED);
            try (var items = connection.prepareStatement("update assignment_item set ask_at = ?, asked = 0 where person_id = ?")) {
                for (var i = 0; i < people; i++) {
                    fill(items, asks ? awake(i) : null, FIRST + i);
                    items.addBatch();
                }
                items.executeBatch();
            }
            rows(connection, "insert into timer (id, community_id, name, due, action, vals, attempts) values (?, ?, ?, ?, ?, ?, 0)",
                (row, i) -> fill(row, 900_000_000L + i, community, (asks ? "nudge " : "tell ") + (FIRST + i), awake(i), action, "{\"person\":\"" + (FIRST + i) + "\"}"));
        }
        bot.clockMoved();
    }

    @Override
    public void close() {
        bot.close();
    }
}
