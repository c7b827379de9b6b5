package usher.forty;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** One account of somebody's: what its client shows, and what can be done with it. */
interface Side {

    /** Types a command without its slash; {@code fields} by name. */
    Told says(String command, Map<String, ?> fields);

    Told presses(Shown on, String button);

    Told picks(Shown on, String menu, String option);

    /** Their private messages with Usher, oldest first. */
    List<Shown> direct();

    /** Those of them that are not among {@code seen}. */
    List<Shown> news(Set<String> seen);

    /** The channel that everybody reads, oldest first. */
    List<Shown> hall();

    /** An answer, and what stands in the file that came with it. */
    record Handed(Shown reply, String file) {}

    /** Does what is answered with a file of that name. */
    Handed downloads(Supplier<Told> what, String name);

    /** What they go by here. */
    String name();

    /** From now on they take no private messages. */
    void closes();

    void leaves();
}
