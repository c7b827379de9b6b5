package usher.hours;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import usher.Database;
import usher.hours.MeasureTable.Depth;

/** How much there is to do in each queue, for whoever watches the program. A queue is named by its number, since its name was typed. */
public final class Backlog {

    private static final int MOST = 1_000;

    private Backlog() {}

    /** Cases that are not over. */
    public static Map<String, Long> open(Database database) {
        return each(database, table -> table.open(MOST));
    }

    /** Those that nobody has. */
    public static Map<String, Long> waiting(Database database) {
        return each(database, table -> table.waiting(MOST));
    }

    private static Map<String, Long> each(Database database, Function<MeasureTable, List<Depth>> count) {
        return database.jdbi().withExtension(MeasureTable.class, count::apply).stream().collect(Collectors.toMap(it -> Long.toString(it.queueId()), Depth::n));
    }
}
