package usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String SECRET = "xapp-this-is-really-secret";

    @TempDir
    Path home;

    private Settings read(String... namesAndValues) {
        var environment = new HashMap<String, String>(Map.of("USHER_HOME", home.toString(), "PATH", "/bin", "USHER_JAVA_OPTS", "-Xmx1g"));
        for (var i = 0; i < namesAndValues.length; i += 2) environment.put(namesAndValues[i], namesAndValues[i + 1]);
        return Settings.read(environment);
    }

    private void file(String content) throws IOException {
        Files.writeString(home.resolve(Settings.FILE), content);
    }

    private void refuses(String sentence, String... environment) {
        assertThatThrownBy(() -> read(environment)).isInstanceOf(Mistake.class).hasMessage(sentence);
    }

    @Test
    void nothingSetGivesTheDefaults() {
        var settings = read();
        assertThat(settings.get(Setting.HOST)).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(7070);
        assertThat(settings.find(Setting.DISCORD_TOKEN)).isEmpty();
        assertThat(settings.playground()).isTrue();
    }

    @Test
    void theEnvironmentOverridesTheFile() throws IOException {
        file("# mine\n\nport = 8080\nhost=0.0.0.0\r\npublic.url=https://usher.example\n");
        var settings = read("USHER_PORT", "9090", "USHER_HOST", "");
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.get(Setting.HOST)).as("an empty variable is not set").isEqualTo("0.0.0.0");
        assertThat(settings.get(Setting.PUBLIC_URL)).isEqualTo("https://usher.example");
    }

    @Test
    void aWrongValueIsNamedWithWhatIsAccepted() throws IOException {
        refuses("USHER_PORT is \"70000\", which is not accepted: it takes a whole number from 0 (any free port) to 65535, for example 7070.", "USHER_PORT", "70000");
        file("port=http\n");
        refuses("port (line 1 of " + home.resolve(Settings.FILE) + ") is \"http\", which is not accepted: it takes a whole number from 0 (any free port) to 65535, for example 7070.");
    }

    @ParameterizedTest
    @CsvSource({"USHER_PORT, -1", "USHER_PORT, ten", "USHER_PORT, 1e3", "USHER_HOST, a b", "USHER_PUBLIC_URL, usher.example", "USHER_PUBLIC_URL, ftp://usher.example",
        "USHER_DATABASE_URL, mysql://x", "USHER_PLAYGROUND, yes", "USHER_LOG, xml", "USHER_PREFIX, Drop", "DISCORD_TOKEN, Bot abc", "DISCORD_API_URL, localhost",
        "DISCORD_GATEWAY_URL, https://gateway.example", "SLACK_BOT_TOKEN, xoxp-1", "SLACK_APP_TOKEN, xoxb-1", "SLACK_SIGNING_SECRET, a b", "SLACK_API_URL, ://"})
    void everyKindOfWrongValueStopsTheStartWithOneSentence(String name, String value) {
        assertThatThrownBy(() -> read(name, value)).isInstanceOf(Mistake.class).message().startsWith(name + " is ")
            .contains(Setting.byEnv(name).orElseThrow().accepted().words()).endsWith(".").doesNotContain("\n");
    }

    @Test
    void aSecretIsNeverShown() {
        refuses("SLACK_BOT_TOKEN is a secret of " + SECRET.length() + " characters, which is not accepted: it takes the bot token, which begins with xoxb-.", "SLACK_BOT_TOKEN", SECRET);
        assertThat(read("SLACK_BOT_TOKEN", "xoxb-hush", "SLACK_APP_TOKEN", SECRET).toString()).doesNotContain("hush").doesNotContain(SECRET);
    }

    @Test
    void anUnknownSettingIsNamedWithTheNearestOne() throws IOException {
        refuses("The environment variable USHER_PROT is no setting of Usher's; did you mean USHER_PORT? (./usher settings lists them all.)", "USHER_PROT", "1");
        file("\n# a comment\ndiscord.tokn=abc\n");
        refuses("discord.tokn (line 3 of " + home.resolve(Settings.FILE) + ") is no setting of Usher's; did you mean discord.token? (./usher settings lists them all.)");
    }

    @Test
    void aLineThatIsNoSettingIsNamedByItsNumberAndNotShown() throws IOException {
        file("port=1\nMTk4NjIyNDgzNDcxOTI1MjQ4.secret\n");
        assertThatThrownBy(this::read).isInstanceOf(Mistake.class).message().startsWith("In line 2 of ").contains("key=value").doesNotContain("MTk4");
    }

    @Test
    void aSettingMayStandInTheFileOnce() throws IOException {
        file("port=1\nport=2\n");
        refuses("port (line 2 of " + home.resolve(Settings.FILE) + ") is set twice; leave one of the two lines away.");
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        Files.write(home.resolve(Settings.FILE), "database.password=gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
        refuses(home.resolve(Settings.FILE) + " is not written in UTF-8; save it again as UTF-8.");
    }

    @Test
    void whatNeedsAnotherSettingSaysWhich() {
        assertThatThrownBy(() -> read("SLACK_BOT_TOKEN", "xoxb-1")).hasMessageContaining("SLACK_APP_TOKEN").hasMessageContaining("SLACK_SIGNING_SECRET");
        assertThatThrownBy(() -> read("SLACK_APP_TOKEN", "xapp-1")).hasMessageContaining("without SLACK_BOT_TOKEN");
        assertThatThrownBy(() -> read("USHER_DATABASE_PASSWORD", "x")).hasMessageContaining("without USHER_DATABASE_URL");
    }

    @Test
    void thePlaygroundIsOffBesideARealPlatformUnlessAskedFor() {
        assertThat(read("DISCORD_TOKEN", "abc").playground()).isFalse();
        assertThat(read("DISCORD_TOKEN", "abc", "USHER_PLAYGROUND", "on").playground()).isTrue();
        assertThat(read("USHER_PLAYGROUND", "off").playground()).isFalse();
    }

    @Test
    void keysOfTheFileFollowFromTheEnvironmentsNames() {
        assertThat(Setting.DATABASE_URL.key()).isEqualTo("database.url");
        assertThat(Setting.SLACK_BOT_TOKEN.key()).isEqualTo("slack.bot.token");
        assertThat(Arrays.stream(Setting.values()).map(Setting::key)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Setting.values()).filter(it -> !it.fallback().isEmpty())).allMatch(it -> it.accepted().takes(it.fallback()));
    }

    @Test
    void theExampleSetsNothingAndExplainsEverything() throws IOException {
        file(Example.file());
        assertThat(read().toString()).isEqualTo("Settings[HOME]");
        file(Example.file().replaceAll("(?m)^#(port|host|log|playground)=", "$1="));
        assertThat(read().toString()).isEqualTo("Settings[HOME, HOST, PORT, PLAYGROUND, LOG]");
    }
}
