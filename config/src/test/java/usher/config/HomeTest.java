package usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path temp;

    private Settings settings(Path home) {
        return Settings.read(Map.of("USHER_HOME", home.toString()));
    }

    @Test
    void theFolderIsMadeAndWhatIsSecretInItOnlyItsOwnerReads() throws IOException {
        var settings = settings(temp.resolve("some where/data"));
        var home = Home.open(settings);
        var token = home.playgroundToken();
        assertThat(token).matches("[0-9a-f]{32}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.file("playground-token")))).isEqualTo("rw-------");
        assertThat(Home.open(settings).playgroundToken()).as("the same next time").isEqualTo(token);
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        var file = Files.writeString(temp.resolve("data"), "");
        assertThatThrownBy(() -> Home.open(settings(file))).isInstanceOf(Mistake.class).hasMessageContaining("which is a file");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() {
        // /proc takes no new files from anybody, not even from root
        assertThatThrownBy(() -> Home.open(settings(Path.of("/proc/usher")))).isInstanceOf(Mistake.class)
            .message().startsWith("USHER_HOME is \"/proc/usher\", where Usher cannot write").endsWith(".").doesNotContain("\n");
    }

    @Test
    void theFolderIsHeldByOne() throws IOException {
        var home = Home.open(settings(temp));
        assertThat(home.free()).isTrue();
        assertThat(home.hold()).isTrue();
        assertThat(Home.open(settings(temp)).hold()).isFalse();
        home.release();
        assertThat(Home.open(settings(temp)).free()).isTrue();
    }

    @Test
    void theMovedClockIsKept() throws IOException {
        var home = Home.open(settings(temp));
        assertThat(home.clockOffset()).isZero();
        home.keepClockOffset(Duration.ofHours(36));
        assertThat(Home.open(settings(temp)).clockOffset()).isEqualTo(Duration.ofHours(36));
        Files.writeString(home.file("clock"), "tomorrow");
        assertThatThrownBy(home::clockOffset).isInstanceOf(Mistake.class).hasMessageContaining("delete it");
    }
}
