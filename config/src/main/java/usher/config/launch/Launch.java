package usher.config.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Starts Usher on Java 25 or newer. Met by an older one (17 and up can read this class) it looks for a newer JDK in the usual folders and starts that,
 * or says which to install and ends with exit code 2.
 */
public final class Launch {

    static final int NEEDED = 25;
    private static final String MAIN = "usher.config.Main";

    private Launch() {}

    public static void main(String[] args) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            Class.forName(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
            return;
        }
        var home = newest(folders(System.getProperty("user.home"), Optional.ofNullable(System.getenv("JAVA_HOME"))));
        if (home.isEmpty()) {
            System.err.println(missing());
            System.exit(2);
        }
        System.exit(start(home.orElseThrow(), args));
    }

    static String missing() {
        return "Usher needs Java " + NEEDED + " or newer; you started it with Java " + Runtime.version().feature() + " (" + System.getProperty("java.home") + ").\n"
            + "Install a JDK " + NEEDED + " (for example from https://adoptium.net), or set JAVA_HOME to one, then start Usher again.";
    }

    /** The newest of {@code homes} that is new enough. */
    static Optional<Path> newest(List<Path> homes) {
        return homes.stream().filter(home -> feature(home) >= NEEDED).max(Comparator.comparingInt(Launch::feature));
    }

    /** Where JDKs usually are, on Linux, macOS and Windows. */
    static List<Path> folders(String userHome, Optional<String> javaHome) {
        var homes = new ArrayList<Path>();
        javaHome.map(Path::of).ifPresent(homes::add);
        for (var parent : List.of("/usr/lib/jvm", "/opt/java", "/opt", userHome + "/.sdkman/candidates/java", userHome + "/.jdks", "/Library/Java/JavaVirtualMachines",
            userHome + "/Library/Java/JavaVirtualMachines", "C:\\Program Files\\Java", "C:\\Program Files\\Eclipse Adoptium")) {
            var found = new File(parent).listFiles(File::isDirectory);
            if (found == null) continue;
            for (var folder : found) {
                homes.add(folder.toPath());
                homes.add(folder.toPath().resolve("Contents/Home"));
            }
        }
        return homes;
    }

    /** The Java version of a JDK's folder by its {@code release} file, so that no JVM is started to ask; -1 when it is none. */
    static int feature(Path home) {
        try {
            for (var line : Files.readAllLines(home.resolve("release"))) {
                if (line.startsWith("JAVA_VERSION=")) return Integer.parseInt(line.replaceAll("^JAVA_VERSION=\"?(\\d+).*$", "$1"));
            }
            return -1;
        } catch (IOException | NumberFormatException noJdk) {
            return -1;
        }
    }

    /** Runs the program in a JVM of {@code home}'s, passes a stop on to it and returns its exit code. */
    private static int start(Path home, String[] args) throws IOException, InterruptedException {
        var java = home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
        var command = new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "-Xms32m", "-Xmx256m", "--enable-native-access=ALL-UNNAMED",
            "-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(List.of(args));
        var child = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(child)));
        return child.waitFor();
    }

    private static void stop(Process child) {
        child.destroy();
        try {
            child.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
