package usher.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * How a benchmark is run.
 *
 * @param quick one short run of each instead of five
 * @param runs of each figure
 * @param rounds of crashes
 * @param databases {@code h2}, {@code postgresql} or both
 * @param checkout the folder with the sources, where the packaged program lies too
 * @param folder for data that is thrown away
 */
record Setup(boolean quick, int runs, int rounds, List<String> databases, Path checkout, Path folder, PrintStream progress) {

    void say(String what) {
        progress.println("  " + what);
        progress.flush();
    }
}
