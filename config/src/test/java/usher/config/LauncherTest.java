package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The launcher itself, run by sh in a copy of the house that has a pretended JDK, Maven and program. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Path LAUNCHER = Path.of("").toAbsolutePath().resolve("../usher").normalize();
    private static final List<String> PARTS = List.of("bot", "scheduler", "config", "adapters/web");

    @TempDir
    Path temp;
    private Path house = Path.of("");
    private Path jdks = Path.of("");

    private record Said(int code, String words) {}

    @BeforeEach
    void build() throws IOException {
        house = Files.createDirectories(temp.resolve("a house"));
        jdks = Files.createDirectories(temp.resolve("jdks"));
        Files.copy(LAUNCHER, house.resolve("usher"));
        Files.writeString(house.resolve("pom.xml"), "");
        for (var part : PARTS) {
            Files.createDirectories(house.resolve(part + "/src/main"));
            Files.writeString(house.resolve(part + "/pom.xml"), "");
        }
        program("mvn", "echo built >> '" + temp + "/built'; mkdir -p '" + house + "/config/target'; touch '" + house + "/config/target/usher.jar'");
    }

    /** Puts a program on the path that the launcher gets. */
    private void program(String name, String does) throws IOException {
        var file = Files.createDirectories(temp.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** A JDK whose java only says what it was given. */
    private Path jdk(String name, String version) throws IOException {
        var java = Files.createDirectories(jdks.resolve(name + "/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"" + name + " home=$USHER_HOME $*\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(jdks.resolve(name + "/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return jdks.resolve(name);
    }

    private Said run(Map<String, String> more, String... args) throws IOException, InterruptedException {
        var command = new java.util.ArrayList<>(List.of("/bin/sh", house.resolve("usher").toString()));
        command.addAll(List.of(args));
        var builder = new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", temp.resolve("bin") + ":/usr/bin:/bin", "HOME", temp.resolve("nobody").toString(), "USHER_JDK_FOLDERS", jdks.toString(), "USHER_NO_CACHE", "1"));
        // the machine's own java must not be found in these tests
        program("java", "exit 1");
        builder.environment().putAll(more);
        var process = builder.start();
        var words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), words);
    }

    private long builds() throws IOException {
        return Files.exists(temp.resolve("built")) ? Files.readAllLines(temp.resolve("built")).size() : 0;
    }

    @Test
    void withoutAFittingJdkItSaysWhichToInstall() throws Exception {
        jdk("jdk-17", "17.0.19");
        var said = run(Map.of("JAVA_HOME", jdks.resolve("jdk-17").toString()));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).contains("needs a JDK 25").contains("apt install").contains("brew install").contains("winget install").contains("sdk install");
        assertThat(builds()).isZero();
    }

    @Test
    void theFirstRunBuildsAndTheNextOnesDoNot() throws Exception {
        jdk("jdk-25", "25.0.3");
        var said = run(Map.of(), "commands", "--json");
        assertThat(said.words()).contains("Building Usher").contains("jdk-25").endsWith("usher.config.Main commands --json\n");
        assertThat(said.code()).isZero();
        assertThat(run(Map.of(), "help").words()).doesNotContain("Building").contains("-cp " + house.toRealPath().resolve("config/target/usher.jar") + " usher.config.Main help");
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aChangedSourceIsBuiltAgain() throws Exception {
        jdk("jdk-25", "25");
        run(Map.of(), "help");
        var source = Files.writeString(house.resolve("bot/src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(source, java.nio.file.attribute.FileTime.from(java.time.Instant.now().plusSeconds(2)));
        run(Map.of(), "help");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void javaHomeComesFirstWhenItFits() throws Exception {
        jdk("jdk-25", "25.0.3");
        var mine = jdk("mine", "26-ea");
        assertThat(run(Map.of("JAVA_HOME", mine.toString()), "help").words()).contains("mine home=");
        assertThat(run(Map.of("JAVA_HOME", jdk("old", "21.0.1").toString()), "help").words()).contains("jdk-25 home=");
    }

    @Test
    void theDataFolderLiesBesideTheLauncherUnlessSet() throws Exception {
        jdk("jdk-25", "25.0.3");
        assertThat(run(Map.of()).words()).contains("home=" + house.toRealPath().resolve("data") + " ");
        assertThat(run(Map.of("USHER_HOME", "/elsewhere")).words()).contains("home=/elsewhere ");
        assertThat(run(Map.of("USHER_JAVA_OPTS", "-Xmx1g -Dx=y")).words()).contains("-Xmx256m").contains(" -Xmx1g -Dx=y -cp ");
    }

    @Test
    void aLinkToItWorks() throws Exception {
        jdk("jdk-25", "25.0.3");
        var link = Files.createSymbolicLink(temp.resolve("link"), house.resolve("usher"));
        var process = new ProcessBuilder("/bin/sh", link.toString(), "help").redirectErrorStream(true);
        process.environment().putAll(Map.of("USHER_JDK_FOLDERS", jdks.toString(), "JAVA_HOME", jdks.resolve("jdk-25").toString(), "USHER_NO_CACHE", "1", "PATH", temp.resolve("bin") + ":/usr/bin:/bin"));
        var words = new String(process.start().getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(words).contains("usher.config.Main help");
    }

    @Test
    void aFailedBuildShowsMavensWords() throws Exception {
        jdk("jdk-25", "25.0.3");
        program("mvn", "echo '[INFO] noise'; echo '[ERROR] Foo.java: no semicolon'; exit 1");
        var said = run(Map.of());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.words()).contains("The build failed").contains("Foo.java: no semicolon").doesNotContain("noise");
    }

    /** The launcher builds with -DskipTests, which makes no test classes but the bot's: a jar of others' would be looked for in vain. */
    @Test
    void whatAStartBuildsNeedsNobodysTestClassesButTheBots() throws IOException {
        for (var pom : List.of("pom.xml", "../adapters/discord/pom.xml", "../adapters/slack/pom.xml", "../adapters/web/pom.xml", "../adapters/fakes/pom.xml", "../scheduler/pom.xml")) {
            var always = Files.readString(LAUNCHER.resolveSibling("config").resolve(pom).normalize()).replaceAll("(?s)<profiles>.*</profiles>", "");
            assertThat(always.lines().filter(line -> line.contains("<type>test-jar</type>") && !line.contains("<artifactId>bot</artifactId>"))).as(pom).isEmpty();
        }
        assertThat(Files.readString(LAUNCHER.resolveSibling("bot").resolve("pom.xml"))).contains("<maven.test.skip>false</maven.test.skip>");
    }
}
