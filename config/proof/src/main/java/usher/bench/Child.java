package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program in a process of its own, and what it said. */
final class Child implements AutoCloseable {

    /** What {@code ./usher} gives the program. */
    static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xms32m", "-Xmx256m", "--enable-native-access=ALL-UNNAMED");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;
    private final long began = System.nanoTime();

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param command what follows {@code java} */
    static Child start(Path folder, Map<String, String> environment, List<String> command) throws IOException {
        var all = new ArrayList<String>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(command);
        var log = Files.createTempFile(folder, "child", ".log");
        var builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(USHER|DISCORD|SLACK|JDK_JAVA|JAVA_TOOL)_.*"));
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    /** A class of this program's own class path. */
    static Child run(Path folder, Map<String, String> environment, Class<?> main, List<String> arguments) throws IOException {
        var command = new ArrayList<>(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return start(folder, environment, command);
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** Waits until it has said {@code words}; returns how long that took since its start. */
    Duration awaitSaying(String words) throws IOException, InterruptedException {
        await(() -> {
            try {
                return said().contains(words);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }, words);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    void await(BooleanSupplier so, String what) throws IOException, InterruptedException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.getAsBoolean()) {
            if (!process.isAlive()) throw new IOException("the program ended before \"" + what + "\"; it said: " + tail());
            if (System.nanoTime() > end) throw new IOException("no \"" + what + "\" within " + PATIENCE.toSeconds() + " s; the program said: " + tail());
            Thread.sleep(5);
        }
    }

    String tail() throws IOException {
        var lines = said().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** Megabytes of memory that it has resident, as the system counts them. */
    double residentMegabytes() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
        }
    }

    /** Seconds of processor time it has used. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().map(it -> it.toNanos() / 1e9).orElse(0.0);
    }

    Spent spent() {
        return Spent.of(process.pid());
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** kill -9, without waiting for the end. */
    void strike() {
        process.destroyForcibly();
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, and then it may take its time. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) kill();
    }

    /** Asked first, so that a recording is written; then made to. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) kill();
    }
}
