package usher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.HandAlarm;
import usher.testing.MovableClock;
import usher.testing.TestDatabase;

/** The database's bad days: each a sentence, and nothing confirmed is lost. */
class DatabaseTest {

    @TempDir
    Path folder;

    private String url() {
        return Database.embedded(folder.resolve("usher").toString());
    }

    @Test
    void aSecondUsherOnTheSameFileIsRefusedInWords() throws Exception {
        try (var first = Database.open(url(), "", "")) {
            assertThat(first.product()).startsWith("H2");
            var second = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp", System.getProperty("java.class.path"), SecondUsher.class.getName(), url())
                .redirectErrorStream(true).start();
            assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("Another Usher is already running on this database");
        }
    }

    /** Opens a database in a process of its own and prints how that went. */
    static final class SecondUsher {
        public static void main(String[] args) {
            try (var database = Database.open(args[0], "", "")) {
                System.out.println("opened " + database.product());
            } catch (Database.Unusable e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aSecondUsherOnTheSamePostgresqlIsRefusedInWords() {
        var databases = TestDatabase.postgresql();
        try (var first = bot(databases.get())) {
            first.open(List.of());
            try (var second = databases.get()) {
                assertThatThrownBy(() -> bot(second)).isInstanceOf(Database.Unusable.class).hasMessageContaining("Another Usher is already running");
            }
        }
    }

    @Test
    void h2WithoutForcedWritesIsRefused() {
        assertThatThrownBy(() -> Database.open("jdbc:h2:file:" + folder.resolve("x"), "", "")).isInstanceOf(Database.Unusable.class).hasMessageContaining(";WRITE_DELAY=0");
        assertThatThrownBy(() -> Database.open("jdbc:mysql://localhost/x", "", "")).isInstanceOf(Database.Unusable.class).hasMessageContaining("jdbc:postgresql:");
    }

    @Test
    void aCorruptFileIsNamedInASentence() throws IOException {
        Files.writeString(folder.resolve("usher.mv.db"), "this is no database".repeat(1000));
        assertThatThrownBy(() -> Database.open(url(), "", "")).isInstanceOf(Database.Unusable.class).hasMessageContaining("cannot be opened");
    }

    @Test
    void aNewerDatabaseIsLeftAlone() {
        try (var database = Database.open(url(), "", "")) {
            database.jdbi().useHandle(handle -> handle.execute("insert into \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\", \"script\", \"installed_by\", "
                + "\"execution_time\", \"success\") values (999, '999', 'from the future', 'SQL', 'V999__future.sql', 'test', 1, true)"));
        }
        assertThatThrownBy(() -> Database.open(url(), "", "")).isInstanceOf(Database.Unusable.class).hasMessageContaining("written by a newer Usher (its tables are at version 999)");
    }

    @Test
    void aFullDiskIsSaidAndWhatWasConfirmedBeforeIsStillThere() {
        FilePath.register(new FullDisk());
        var url = Database.embedded("full:" + folder.resolve("usher"));
        try (var bot = bot(Database.open(url, "", ""))) {
            bot.open(List.of());
            assertThat(press(bot, "a")).isEqualTo("Hit number 1");
            FullDisk.full = true;
            assertThat(press(bot, "b")).startsWith("broken, incident");
            assertThat(bot.healthy()).isFalse();
            FullDisk.full = false;
            await().atMost(Duration.ofSeconds(20)).until(() -> press(bot, "c" + System.nanoTime()).startsWith("Hit number"));
            assertThat(bot.healthy()).isTrue();
            assertThat(press(bot, "a")).isEqualTo("Hit number 1");
        } finally {
            FullDisk.full = false;
        }
    }

    @Test
    void aTimerThatCameDueWhileTheDiskWasFullFiresWithoutBeingRungForAgain() {
        FilePath.register(new FullDisk());
        var clock = new MovableClock(Chat.START);
        try (var bot = new Bot(Database.open(Database.embedded("full:" + folder.resolve("usher")), "", ""), List.of(new Bell()), new HandAlarm(), clock, Watch.NOBODY)) {
            bot.open(List.of());
            var account = Account.of("test:main/ann");
            var caller = new Caller(account, "Ann", Set.of(), false, Locale.ENGLISH, Optional.empty());
            bot.handle(new Call("ring", bot.arrive(), "bell.ring", caller, account.direct(), Values.of(Bell.NAME.is("Ann")))).toCompletableFuture().join();
            clock.forward(Duration.ofMinutes(10));
            FullDisk.full = true;
            assertThat(bot.fireDue()).isZero();
            FullDisk.full = false;
            await().ignoreExceptions().atMost(Duration.ofSeconds(20)).until(() -> bot.database().jdbi().withHandle(handle ->
                handle.createQuery("select count(*) from message where spot like '%|echo'").mapTo(int.class).one()) == 1);
        } finally {
            FullDisk.full = false;
        }
    }

    private static Bot bot(Database database) {
        return new Bot(database, List.of(new Bell()), new HandAlarm(), InstantSource.system(), Watch.NOBODY);
    }

    private static String press(Bot bot, String id) {
        var account = Account.of("test:main/ann");
        var caller = new Caller(account, "Ann", Set.of(), false, Locale.ENGLISH, Optional.empty());
        var answer = bot.handle(new Call(id, bot.arrive(), "bell.hit", caller, account.direct(), Values.of())).toCompletableFuture().join();
        return CardText.of(answer, Locale.ENGLISH);
    }
}
