package usher.bench;

import java.util.function.Consumer;

/** One part of the benchmark. */
interface Suite {

    /** As on the command line. */
    String name();

    /** What it measures and against what, for the head of its table. */
    String about();

    /** Measures, and hands over each figure as soon as there is one. */
    void run(Setup setup, Consumer<Line> found) throws Exception;
}
