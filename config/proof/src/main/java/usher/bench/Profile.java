package usher.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where the writer's time goes: Java's flight recorder watches that one thread, through which every change goes, in a run that does not count. */
final class Profile {

    private static final String WRITER = "writer";
    /** Between two looks at what a thread does, at least. */
    private static final Duration PERIOD = Duration.ofMillis(10);
    /** Whose code it is, by how its packages begin; the more particular first. */
    private static final Map<String, String> PARTS = parts("org.h2.mvstore", "H2's store", "org.h2", "H2 otherwise", "org.postgresql", "PostgreSQL's driver", "org.jdbi", "JDBI", "com.zaxxer", "HikariCP", "usher.bench", "the benchmark", "usher", "Usher");
    private static final Map<String, String> WAITS = parts("jdk.SocketRead", "waiting for PostgreSQL", "jdk.FileForce", "forcing the disk", "jdk.ThreadPark", "without work");

    private Profile() {}

    private static Map<String, String> parts(String... all) {
        var parts = new LinkedHashMap<String, String>();
        for (var i = 0; i < all.length; i += 2) parts.put(all[i], all[i + 1]);
        return parts;
    }

    /** @param work what is watched, and returns how many claims it did */
    static String of(Path folder, Callable<Integer> work) throws Exception {
        var file = Files.createTempFile(folder, "profile", ".jfr");
        var began = System.nanoTime();
        try (var recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
            recording.disable("jdbi.statement"); // JDBI's own, which writes down every parameter: half of the time would be this recorder's
            WAITS.keySet().forEach(event -> recording.enable(event).withThreshold(Duration.ZERO));
            recording.start();
            var ran = -ran();
            var claims = work.call();
            ran += ran();
            var lasted = Duration.ofNanos(System.nanoTime() - began);
            recording.stop();
            recording.dump(file);
            return words(file, lasted, Math.max(0.0, (double) ran / lasted.toNanos()), claims);
        } finally {
            Files.delete(file);
        }
    }

    private static String words(Path file, Duration lasted, double ran, int claims) throws IOException {
        var waited = new HashMap<String, Double>();
        var seen = new HashMap<String, Double>();
        var trips = 0;
        for (var event : RecordingFile.readAllEvents(file)) {
            if (!isWriter(event)) continue;
            var waits = WAITS.get(event.getEventType().getName());
            if (waits == null) seen.merge(owner(event.getStackTrace()), 1.0, Double::sum);
            else waited.merge(waits, (double) event.getDuration().toNanos() / lasted.toNanos(), Double::sum);
            if (event.getEventType().getName().equals("jdk.SocketRead")) trips++;
        }
        var looks = sum(seen);
        seen.forEach((owner, number) -> waited.put(owner, number / looks * ran));
        waited.put("waiting for a processor", Math.max(0, 1 - sum(waited)));
        var parts = waited.entrySet().stream().filter(it -> it.getValue() >= 0.005).sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(it -> String.format(Locale.ROOT, "%s %.0f %%", it.getKey(), 100 * it.getValue())).collect(Collectors.joining(", "));
        return "the writer's time: " + parts + (trips == 0 || claims == 0 ? "" : String.format(Locale.ROOT, "; %.1f round trips a claim", (double) trips / claims));
    }

    /** Nanoseconds of processor time that the writer has had. */
    private static long ran() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().equals(WRITER)).mapToLong(thread -> Math.max(0, threads.getThreadCpuTime(thread.threadId()))).sum();
    }

    private static double sum(Map<String, Double> parts) {
        return parts.values().stream().mapToDouble(it -> it).sum();
    }

    private static boolean isWriter(RecordedEvent event) {
        var thread = event.hasField("sampledThread") ? event.getThread("sampledThread") : event.getThread();
        return thread != null && WRITER.equals(thread.getJavaName());
    }

    private static String owner(RecordedStackTrace trace) {
        return (trace == null ? List.<jdk.jfr.consumer.RecordedFrame>of() : trace.getFrames()).stream().map(frame -> frame.getMethod().getType().getName())
            .flatMap(type -> PARTS.entrySet().stream().filter(part -> type.startsWith(part.getKey() + ".")).map(Map.Entry::getValue).limit(1)).findFirst().orElse("Java");
    }
}
