package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program as it is shipped: {@code config/target/usher.jar} with its libraries, or this class path where it was not packaged. */
record Product(Path folder, Optional<Path> jar) {

    private static final String MAIN = "usher.config.Main";

    static Product of(Setup setup) throws IOException {
        var jar = setup.checkout().resolve("config/target/usher.jar");
        return new Product(Files.createTempDirectory(setup.folder(), "product"), Files.exists(jar) ? Optional.of(jar) : Optional.empty());
    }

    /** How {@code main} is started. */
    List<String> command(String main, List<String> flags) {
        var command = new ArrayList<>(Child.FLAGS);
        command.addAll(flags);
        // for a profile: USHER_JAVA_OPTS=-Dusher.bench.flags=-XX:StartFlightRecording=dumponexit=true,filename=/tmp/usher.jfr ./usher bench wire
        if (System.getProperty("usher.bench.flags") instanceof String more) command.addAll(List.of(more.split(" ", -1)));
        command.addAll(List.of("-cp", jar.map(Path::toString).orElse(System.getProperty("java.class.path")), main));
        return command;
    }

    /** Starts it on the data folder {@code home}. */
    Child start(Path home, Map<String, String> environment, List<String> flags) throws IOException {
        var all = new HashMap<>(environment);
        all.put("USHER_HOME", home.toString());
        all.putIfAbsent("USHER_PORT", "0");
        return Child.start(folder, all, command(MAIN, flags));
    }

    /** What classes a start needs, learned at a rehearsal as the launcher has it do; empty where that is not possible. */
    Optional<Path> cache() throws IOException, InterruptedException {
        if (jar.isEmpty()) return Optional.empty();
        var cache = folder.resolve("usher.aot");
        if (Files.exists(cache)) return Optional.of(cache);
        try (var rehearsal = Child.start(folder, Map.of(), command("usher.config.Rehearsal", List.of("-XX:AOTCacheOutput=" + cache)))) {
            while (rehearsal.alive()) Thread.sleep(50);
        }
        return Files.exists(cache) ? Optional.of(cache) : Optional.empty();
    }

    static List<String> with(Path cache) {
        return List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Bytes of the program and its libraries. */
    long size() throws IOException {
        if (jar.isEmpty()) return 0;
        var size = Files.size(jar.get());
        try (var libraries = Files.walk(jar.get().resolveSibling("lib"))) {
            return size + libraries.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
