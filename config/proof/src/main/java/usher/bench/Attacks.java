package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is done to a program that people are pressing at. Each returns when the trouble is over. */
final class Attacks {

    private static final Duration TROUBLE = Duration.ofMillis(1500);

    private Attacks() {}

    /** Where it happens. */
    record Scene(Siege siege, Child usher, Place place, Path home) {}

    /** PostgreSQL is killed with -9, and started again on what it left on disk. */
    static void killServer(Scene scene) throws Exception {
        ((Place.Postgresql) scene.place()).crash(TROUBLE);
    }

    /** No file of the program may grow any more, as on a disk that is full; then there is room again. */
    static void fillDisk(Scene scene) throws Exception {
        var file = scene.home().resolve("usher.mv.db");
        limit(scene.usher(), Long.toString(Files.size(file)));
        Thread.sleep(TROUBLE);
        limit(scene.usher(), "unlimited");
    }

    private static void limit(Child usher, String bytes) throws IOException, InterruptedException {
        var process = new ProcessBuilder("prlimit", "--pid", Long.toString(usher.pid()), "--fsize=" + bytes + ":unlimited").inheritIO().start();
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) throw new IOException("prlimit did not set the limit of " + usher.pid());
    }

    /** The gateway's connection breaks without a word. */
    static void cut(Scene scene) {
        scene.siege().discord.cutsGateway();
    }
}
