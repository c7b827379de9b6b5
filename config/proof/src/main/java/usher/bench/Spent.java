package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the processor time of a process goes, by what its threads are there for, as Linux counts it; nothing is known elsewhere. In hundredths of a second. */
record Spent(Map<String, Long> ticks) {

    static final Spent NOTHING = new Spent(Map.of());
    /** As many letters of a thread's name as Linux keeps. */
    private static final Map<String, String> KINDS = Map.of("C2 CompilerThre", "Java's second compiler", "C1 CompilerThre", "Java's first compiler", "VM Thread", "Java's machine", "java", "starting",
        "writer", "the writer", "ForkJoinPool", "virtual threads", "JDA", "JDA", "Reference Handl", "Java's machine");

    Spent {
        ticks = Map.copyOf(ticks);
    }

    static Spent of(long process) {
        var ticks = new HashMap<String, Long>();
        try (var threads = Files.list(Path.of("/proc/" + process + "/task"))) {
            for (var thread : threads.toList()) add(thread, ticks);
        } catch (IOException nothingThere) {
            return NOTHING;
        }
        return new Spent(ticks);
    }

    private static void add(Path thread, Map<String, Long> ticks) {
        try {
            var stat = Files.readString(thread.resolve("stat"));
            var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            ticks.merge(kind(name), Long.parseLong(fields[11]) + Long.parseLong(fields[12]), Long::sum);
        } catch (IOException ended) {
            // it is not there any more, nor what it took
        }
    }

    private static String kind(String name) {
        return KINDS.entrySet().stream().filter(it -> name.startsWith(it.getKey())).map(Map.Entry::getValue).findFirst().orElseGet(() -> name.replaceAll("[-# ]*\\d+.*$", "").strip());
    }

    Spent since(Spent before) {
        var more = new HashMap<String, Long>();
        ticks.forEach((kind, number) -> more.put(kind, Math.max(0, number - before.ticks.getOrDefault(kind, 0L))));
        return new Spent(more);
    }

    /** Empty when nothing is known. */
    String words() {
        var all = ticks.values().stream().mapToLong(it -> it).sum();
        if (all == 0) return "";
        return String.format(Locale.ROOT, "%.1f s of processor time: ", all / 100.0) + ticks.entrySet().stream().filter(it -> it.getValue() * 100 >= all * 3)
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).map(it -> it.getKey() + " " + Math.round(100.0 * it.getValue() / all) + " %").collect(Collectors.joining(", "));
    }
}
