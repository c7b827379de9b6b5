package usher.config;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The packaged program, run as its own process. */
final class Program implements AutoCloseable {

    /** A start takes two seconds on an idle machine and far longer on a busy one. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LINK = Pattern.compile("(http://[^\\s?]+)/");

    private final Process process;
    private final Path out;

    private Program(Process process, Path out) {
        this.process = process;
        this.out = out;
    }

    static Program run(Path temp, Map<String, String> environment, String... args) throws IOException {
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
            "-cp", jar().toString(), "usher.config.Main"));
        command.addAll(List.of(args));
        var out = Files.createTempFile(temp, "usher", ".log");
        var builder = new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(USHER|DISCORD|SLACK)_.*"));
        builder.environment().putAll(environment);
        return new Program(builder.start(), out);
    }

    static Path jar() {
        return Path.of("target/usher.jar").toAbsolutePath();
    }

    /** Runs it to its end. */
    static Program done(Path temp, Map<String, String> environment, String... args) throws IOException, InterruptedException {
        var program = run(temp, environment, args);
        program.exit();
        return program;
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError("still running: " + said());
        return process.exitValue();
    }

    String said() {
        try {
            return Files.readString(out, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Program awaitReady() {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> said().contains("Usher is on.") || !process.isAlive());
        if (!process.isAlive()) throw new AssertionError("it ended: " + said());
        return this;
    }

    String link() {
        var match = LINK.matcher(said());
        if (!match.find()) throw new AssertionError("no link in: " + said());
        return match.group(1);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(URI.create(link() + path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** kill -9, without waiting for the end. */
    void strike() {
        process.destroyForcibly();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        strike();
        exit();
    }

    /** SIGTERM. */
    int stop() throws InterruptedException {
        process.destroy();
        return exit();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
