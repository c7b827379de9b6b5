package usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.Database;

/** Backup, restore and move, on H2 and on a real PostgreSQL; each test compares every row itself, by plain SQL. */
class KeepingTest {

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres postgres;
    private static int databases;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("unix_socket_directories", "").start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static String emptyPostgres() throws SQLException {
        var name = "db" + ++databases;
        try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return postgres.getJdbcUrl("postgres", name);
    }

    private Map<String, String> environment(String home, String... more) {
        var environment = new HashMap<>(Map.of("USHER_HOME", temp.resolve(home).toString()));
        for (var i = 0; i < more.length; i += 2) environment.put(more[i], more[i + 1]);
        return environment;
    }

    private static Keeping keeping(Map<String, String> environment) {
        var settings = Settings.read(environment);
        return new Keeping(settings, Home.open(settings));
    }

    private static Where where(Map<String, String> environment) {
        var settings = Settings.read(environment);
        return Where.of(settings, Home.open(settings));
    }

    /** A database with rows of every kind of column: nulls, dates, awkward words, many rows. */
    private static void fill(Where where) throws SQLException {
        try (var database = where.open(); var handle = database.jdbi().open()) {
            handle.execute("insert into community (id, name, locale, zone) values (1, ?, 'de', 'Europe/Berlin')", "Zoë's \"q\" \\ 'x'\r\n\u2028 =1+1 🎟 \t مرحبا");
            handle.execute("insert into space (id, community_id, name, met_at) values ('discord:1', 1, '', timestamp with time zone '2026-03-29 02:30:00.123456+02:00')");
            for (var i = 1; i <= 1_203; i++) {
                handle.execute("insert into person (id, community_id, name, locale, account_id) values (?, 1, ?, 'en', ?)", i, "Person " + i, "discord:1/" + i);
            }
            handle.execute("insert into account (id, space_id, person_id, name, administers) values ('discord:1/1', 'discord:1', 1, 'ann', true)");
            handle.execute("insert into message (id, community_id, spot, address, wanted, wanted_version, next_try, wanted_at) values (9007199254740993, 1, 's', 'a', ?, 2147483647, ?, ?)",
                "w".repeat(90_000), java.time.Instant.EPOCH, java.time.Instant.parse("2026-11-22T12:00:00.000001Z"));
            handle.execute("update ids set next_id = 5000");
        }
    }

    /** Every row of every table as sorted text, read without the code under test. */
    private static Map<String, List<String>> rows(Where where) throws SQLException {
        var all = new TreeMap<String, List<String>>();
        try (var connection = where.connect()) {
            for (var table : Table.in(connection)) all.put(table.name(), rows(connection, table.name()));
        }
        return all;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        var rows = new java.util.ArrayList<String>();
        try (var statement = connection.createStatement(); var found = statement.executeQuery("select * from " + table)) {
            var meta = found.getMetaData();
            while (found.next()) {
                var row = new TreeMap<String, String>();
                for (var i = 1; i <= meta.getColumnCount(); i++) {
                    var value = meta.getColumnTypeName(i).toLowerCase(java.util.Locale.ROOT).startsWith("timestamp") ? found.getTimestamp(i) : found.getObject(i);
                    row.put(meta.getColumnName(i).toLowerCase(java.util.Locale.ROOT), value instanceof java.sql.Timestamp at ? at.toInstant().toString() : String.valueOf(value));
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    @Test
    void aBackupRestoredElsewhereHasEveryRow() throws Exception {
        var here = environment("here");
        fill(where(here));
        var manifest = keeping(here).backup(temp.resolve("b.zip"));
        assertThat(manifest.rows()).isEqualTo(1_203 + 5);
        var there = environment("there");
        assertThat(keeping(there).restore(temp.resolve("b.zip"), false)).isEmpty();
        assertThat(rows(where(there))).isEqualTo(rows(where(here)));
        assertThat(temp.resolve("b.zip.part")).doesNotExist();
    }

    @Test
    void aBackupGoesFromEitherDatabaseToTheOther() throws Exception {
        var pg = environment("pg", "USHER_DATABASE_URL", emptyPostgres());
        fill(where(pg));
        keeping(pg).backup(temp.resolve("pg.zip"));
        var h2 = environment("h2");
        keeping(h2).restore(temp.resolve("pg.zip"), false);
        assertThat(rows(where(h2))).isEqualTo(rows(where(pg)));
        keeping(h2).backup(temp.resolve("h2.zip"));
        var other = environment("other", "USHER_DATABASE_URL", emptyPostgres());
        keeping(other).restore(temp.resolve("h2.zip"), false);
        assertThat(rows(where(other))).isEqualTo(rows(where(pg)));
    }

    @Test
    void aMoveToPostgresqlHasEveryRowAndLeavesTheFileAlone() throws Exception {
        var here = environment("here");
        fill(where(here));
        var before = rows(where(here));
        var to = emptyPostgres();
        keeping(here).move(new Where(to, "", ""));
        assertThat(rows(new Where(to, "", ""))).isEqualTo(before);
        assertThat(rows(where(here))).isEqualTo(before);
        assertThatThrownBy(() -> keeping(here).move(new Where(to, "", ""))).isInstanceOf(Mistake.class).hasMessageContaining("is not empty");
    }

    @Test
    void aMoveRefusesWhatIsNoPlaceToMoveTo() throws Exception {
        var here = environment("here");
        assertThatThrownBy(() -> keeping(here).move(new Where(emptyPostgres(), "", ""))).isInstanceOf(Mistake.class).hasMessageContaining("no embedded database");
        fill(where(here));
        assertThatThrownBy(() -> keeping(here).move(Where.file("x"))).isInstanceOf(Mistake.class).hasMessageContaining("must be PostgreSQL");
        assertThatThrownBy(() -> keeping(here).move(new Where("jdbc:postgresql://127.0.0.1:1/x", "", ""))).isInstanceOf(Mistake.class).hasMessageContaining("cannot be reached");
        var used = emptyPostgres();
        try (var connection = new Where(used, "", "").connect(); var statement = connection.createStatement()) {
            statement.execute("create table theirs (id int)");
        }
        assertThatThrownBy(() -> keeping(here).move(new Where(used, "", ""))).isInstanceOf(Mistake.class).hasMessageContaining("is not empty");
    }

    @Test
    void aRestoreOverDataNeedsForceAndKeepsItAside() throws Exception {
        var here = environment("here");
        fill(where(here));
        keeping(here).backup(temp.resolve("b.zip"));
        var before = rows(where(here));
        try (var database = where(here).open(); var handle = database.jdbi().open()) {
            handle.execute("delete from account");
        }
        assertThatThrownBy(() -> keeping(here).restore(temp.resolve("b.zip"), false)).isInstanceOf(Mistake.class).hasMessageContaining("--force");
        var aside = keeping(here).restore(temp.resolve("b.zip"), true);
        assertThat(rows(where(here))).isEqualTo(before);
        assertThat(rows(Where.file(aside.replaceFirst("\\.mv\\.db$", ""))).get("account")).as("what was there").isEmpty();
    }

    @Test
    void aRestoreOverPostgresqlKeepsItsRowsAsideToo() throws Exception {
        var pg = environment("pg", "USHER_DATABASE_URL", emptyPostgres());
        fill(where(pg));
        var before = rows(where(pg));
        keeping(pg).backup(temp.resolve("b.zip"));
        assertThatThrownBy(() -> keeping(pg).restore(temp.resolve("b.zip"), false)).isInstanceOf(Mistake.class).hasMessageContaining("--force");
        assertThat(Path.of(keeping(pg).restore(temp.resolve("b.zip"), true))).exists();
        assertThat(rows(where(pg))).isEqualTo(before);
    }

    @Test
    void whileUsherRunsABackupComesThroughTheSideDoorAndARestoreIsRefused() throws Exception {
        var here = environment("here");
        fill(where(here));
        var settings = Settings.read(here);
        var home = Home.open(settings);
        assertThat(home.hold()).isTrue();
        try (var database = Where.in(home).open(); var door = SideDoor.open(home, database)) {
            keeping(here).backup(temp.resolve("live.zip"));
            assertThatThrownBy(() -> keeping(here).restore(temp.resolve("live.zip"), true)).isInstanceOf(Mistake.class).hasMessageContaining("stop it first");
            assertThatThrownBy(() -> keeping(here).move(new Where(emptyPostgres(), "", ""))).isInstanceOf(Mistake.class).hasMessageContaining("stop it first");
            assertThat(door).isNotNull();
        }
        home.release();
        var there = environment("there");
        keeping(there).restore(temp.resolve("live.zip"), false);
        assertThat(rows(where(there))).isEqualTo(rows(where(here)));
    }

    @Test
    void theSideDoorOpensToNobodyWithoutTheKey() throws Exception {
        var here = environment("here");
        var home = Home.open(Settings.read(here));
        try (var database = Where.in(home).open(); var door = SideDoor.open(home, database)) {
            var port = home.read("running").split(" ")[0];
            home.keep("running", port + " " + "0".repeat(64));
            assertThat(SideDoor.ask(home)).isEmpty();
            assertThat(door).isNotNull();
        }
        assertThat(home.file("running")).doesNotExist();
        home.keep("running", "1 abc");
        assertThat(SideDoor.ask(home)).as("left behind by a crash").isEmpty();
    }

    /** Two tables that always change together must not be seen apart. */
    @Test
    void aBackupIsOneInstantWhateverIsWrittenMeanwhile() throws Exception {
        for (var here : List.of(environment("h2"), environment("pg", "USHER_DATABASE_URL", emptyPostgres()))) {
            fill(where(here));
            try (var database = where(here).open()) {
                var stop = new AtomicBoolean();
                var writing = CompletableFuture.runAsync(() -> writePairs(database, stop));
                for (var i = 0; i < 10; i++) {
                    var file = temp.resolve("consistent" + System.nanoTime() + ".zip");
                    try (var out = Files.newOutputStream(file); var handle = database.jdbi().open()) {
                        var parts = Archive.save(handle.getConnection(), out, "now").tables();
                        var drafts = parts.stream().filter(it -> it.table().equals("draft")).findFirst().orElseThrow().rows();
                        var skipped = parts.stream().filter(it -> it.table().equals("skipped")).findFirst().orElseThrow().rows();
                        assertThat(skipped).as("written together with %d drafts", drafts).isEqualTo(drafts);
                    }
                }
                stop.set(true);
                writing.get();
            }
        }
    }

    private static void writePairs(Database database, AtomicBoolean stop) {
        for (var i = 0; !stop.get(); i++) {
            var id = i;
            database.jdbi().useTransaction(handle -> {
                handle.execute("insert into draft (id, content, kept_at) values (?, '', ?)", "d" + id, java.time.Instant.EPOCH);
                handle.execute("insert into skipped (id, community_id, what, why, at) values (?, 1, '', '', ?)", id, java.time.Instant.EPOCH);
            });
        }
    }

    @Test
    void aDamagedOrForeignFileIsRefusedBeforeAnythingIsTouched() throws Exception {
        var here = environment("here");
        fill(where(here));
        var good = temp.resolve("b.zip");
        keeping(here).backup(good);
        var cut = temp.resolve("cut.zip");
        Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(good), (int) Files.size(good) / 2));
        var words = Files.writeString(temp.resolve("words.txt"), "no zip");
        for (var bad : List.of(cut, words, temp.resolve("absent.zip"))) {
            assertThatThrownBy(() -> keeping(environment("there")).restore(bad, false)).isInstanceOf(Mistake.class).hasMessageContaining(bad.toString());
        }
        var flipped = Files.copy(good, temp.resolve("flipped.zip"));
        try (var file = new RandomAccessFile(flipped.toFile(), "rw")) {
            file.seek(200);
            var was = file.read();
            file.seek(200);
            file.write(was ^ 0x55);
        }
        assertThatThrownBy(() -> keeping(environment("there")).restore(flipped, false)).isInstanceOf(Mistake.class).hasMessageContaining("damaged");
        assertThat(where(environment("there")).embedded()).isTrue();
        assertThat(Home.open(Settings.read(environment("there"))).hasDatabase()).isFalse();
    }

    @Test
    void aBackupOverwritesNothing() throws Exception {
        var here = environment("here");
        assertThatThrownBy(() -> keeping(here).backup(temp.resolve("b.zip"))).isInstanceOf(Mistake.class).hasMessageContaining("nothing to save yet");
        fill(where(here));
        var file = Files.writeString(temp.resolve("b.zip"), "precious");
        assertThatThrownBy(() -> keeping(here).backup(file)).isInstanceOf(Mistake.class).hasMessageContaining("exists already");
        assertThat(file).hasContent("precious");
    }
}
