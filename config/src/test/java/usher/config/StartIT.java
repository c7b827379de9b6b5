package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is packaged: how it starts, what it says when it cannot, and how it stops. */
class StartIT {

    @TempDir
    Path temp;

    private Map<String, String> home(String name, String... more) {
        var environment = new HashMap<>(Map.of("USHER_HOME", temp.resolve(name).toString(), "USHER_PORT", "0"));
        for (var i = 0; i < more.length; i += 2) environment.put(more[i], more[i + 1]);
        return environment;
    }

    @Test
    void aStartServesThePlaygroundAndSaysWhatIsMissing() throws Exception {
        try (var usher = Program.run(temp, home("a")).awaitReady()) {
            assertThat(usher.said()).contains("Playground  http://127.0.0.1:").contains("Discord     off: set DISCORD_TOKEN").contains("Slack       off: set SLACK_BOT_TOKEN").contains("Database    H2");
            assertThat(usher.get("/").body()).contains("<html");
            assertThat(usher.get("/health").statusCode()).isEqualTo(200);
            assertThat(usher.get("/metrics").body()).contains("jvm_memory");
            aSecondOneAndARestoreAreRefusedAndABackupIsNot();
            assertThat(usher.stop()).as("SIGTERM's exit code").isEqualTo(128 + 15);
            assertThat(usher.said()).doesNotContain("WARN").doesNotContain("ERROR");
        }
        assertThat(temp.resolve("a/running")).doesNotExist();
    }

    private void aSecondOneAndARestoreAreRefusedAndABackupIsNot() throws Exception {
        var second = Program.done(temp, home("a"));
        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.said()).startsWith("usher: Another Usher is already running on ").hasLineCount(1);
        var backup = Program.done(temp, home("a"), "backup", "b.zip");
        assertThat(backup.said()).contains("rows of").contains("b.zip");
        assertThat(backup.exit()).isZero();
        assertThat(Program.done(temp, home("a"), "restore", "--force", "b.zip").exit()).isEqualTo(2);
        assertThat(Program.done(temp, home("c"), "restore", "b.zip").exit()).isZero();
        var check = Program.done(temp, home("a"), "check");
        assertThat(check.said()).contains("\u2713 the database is in use by the Usher that is running").doesNotContain("\u2717");
        assertThat(check.exit()).isZero();
    }

    @Test
    void whatTheOperatorCanMendIsOneSentenceAndExitCode2() throws Exception {
        refused("usher: USHER_PORT is \"seventy\"", home("b", "USHER_PORT", "seventy"));
        refused("usher: The environment variable USHER_PROT is no setting", home("b", "USHER_PROT", "1"));
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused("usher: Port " + taken.getLocalPort() + " on 127.0.0.1 is in use by another program", home("b", "USHER_PORT", Integer.toString(taken.getLocalPort())));
        }
        corrupt();
        refused("usher: ", home("corrupt"));
        refused("usher: The database cannot be opened", home("b", "USHER_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/usher?connectTimeout=1&loginTimeout=1"));
    }

    private void corrupt() throws IOException {
        Files.writeString(Files.createDirectories(temp.resolve("corrupt")).resolve("usher.mv.db"), "this was a database once ".repeat(1_000));
    }

    private void refused(String sentence, Map<String, String> environment) throws Exception {
        var usher = Program.done(temp, environment);
        assertThat(usher.exit()).as(usher.said()).isEqualTo(Mistake.EXIT);
        assertThat(usher.said().lines().filter(line -> line.startsWith("usher: ")).toList()).as(usher.said()).hasSize(1).first().asString().startsWith(sentence);
        assertThat(usher.said()).doesNotContain("\tat ");
    }

    @Test
    void aCheckSaysWhatToDo() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var check = Program.done(temp, home("d", "USHER_PORT", Integer.toString(taken.getLocalPort())), "check");
            assertThat(check.said()).contains("\u2713 the settings can be read").contains("\u2717 port " + taken.getLocalPort()).contains("set USHER_PORT");
            assertThat(check.exit()).isEqualTo(Mistake.EXIT);
        }
    }

    @Test
    void theVerbsThatOnlyPrintNeedNothing() throws Exception {
        assertThat(Program.done(temp, home("e"), "help").said()).contains("commands").contains("backup").contains("restore").contains("move").contains("check").contains("manifest").contains("invite");
        assertThat(Program.done(temp, home("e"), "commands", "--json").said()).startsWith("[").contains("\"drop create\"");
        assertThat(Program.done(temp, home("e"), "manifest", "slack").said()).contains("\"/drop\"").contains("socket_mode_enabled");
        assertThat(Program.done(temp, home("e"), "settings").said()).isEqualTo(Example.file());
        assertThat(Program.done(temp, home("e"), "fly").exit()).isEqualTo(Mistake.EXIT);
        assertThat(temp.resolve("e")).doesNotExist();
    }

    @Test
    void aMovedClockDoesNotStartBesideARealPlatform() throws Exception {
        Files.writeString(Files.createDirectories(temp.resolve("f")).resolve("clock"), "PT36H\n");
        refused("usher: The playground's clock was moved by PT36H", home("f", "DISCORD_TOKEN", "abc"));
    }
}
