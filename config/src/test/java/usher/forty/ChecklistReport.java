package usher.forty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import usher.forty.Diary.Stands;

/** What {@code /checklist report} has to say about a meeting: its lines and its table, written out of the count. */
final class ChecklistReport {

    private static final Duration MEASURED = Duration.ofDays(30);
    /** From so many on there is a percentage too. */
    private static final int ENOUGH = 20;

    /** An item of somebody's. */
    private record Row(Count.Copy in, Template.Item item, Count.Standing is) {

        boolean isDone() {
            return is.stands() == Stands.DONE;
        }

        boolean isSoon() {
            return isDone() && !is.since().orElseThrow().isAfter(in.given.plus(MEASURED));
        }

        boolean isOverdue(Instant now) {
            return is.stands() == Stands.OPEN && is.due().isBefore(now);
        }
    }

    private final List<Row> rows;
    private final Instant now;

    ChecklistReport(Count count, Meeting meeting, Instant now) {
        this.now = now;
        rows = count.of(meeting).stream().flatMap(copy -> copy.items.entrySet().stream().map(it -> new Row(copy, copy.list.item(it.getKey()).orElseThrow(), it.getValue()))).toList();
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Below the title. */
    List<String> lines() {
        var lines = new ArrayList<>(List.of("Done: " + share(rows, Row::isDone), "Done within 30 days: " + share(rows, Row::isSoon), "People: " + rows.stream().map(it -> it.in().whose).distinct().count()));
        var lists = rows.stream().collect(Collectors.groupingBy(it -> it.in().list.name(), TreeMap::new, Collectors.toList()));
        lists.forEach((list, those) -> {
            lines.add(list + ":");
            those.stream().collect(Collectors.groupingBy(it -> it.item().number() + " " + it.item().promise(), TreeMap::new, Collectors.toList())).values().forEach(same -> lines.add(item(same)));
        });
        return lines;
    }

    private String item(List<Row> same) {
        return "%s: %s done, %d not for them, %d overdue".formatted(same.getFirst().item().promise(), share(same, Row::isDone), same.stream().filter(it -> it.is().stands() == Stands.NOT_MINE).count(),
            same.stream().filter(it -> it.isOverdue(now)).count());
    }

    private static String share(List<Row> all, Predicate<Row> which) {
        var counted = all.stream().filter(it -> it.is().stands() != Stands.NOT_MINE).toList();
        var those = counted.stream().filter(which).count();
        return those + " of " + counted.size() + (counted.size() < ENOUGH ? "" : " (" + (200 * those + counted.size()) / (2 * counted.size()) + " %)");
    }

    /** What was read, in the same form; the same on both platforms. */
    static List<String> lines(Shown read) {
        return read.words().lines().map(line -> line.replaceFirst("^• ", "").replaceAll("(?<=\\d),(?=\\d)", "")).filter(line -> !line.startsWith("What ")).toList();
    }

    /** In no order. */
    List<String> table() {
        return rows.stream().map(it -> String.join(" | ", Someone.plain(it.in().whose.name), it.in().list.name(), it.item().promise(), Long.toString(it.is().due().getEpochSecond()), stands(it), it.is().since().map(at -> Long.toString(at.getEpochSecond())).orElse(""),
            it.is().words())).sorted().toList();
    }

    private String stands(Row it) {
        return switch (it.is().stands()) {
            case OPEN -> it.isOverdue(now) ? "overdue" : "open";
            case DONE, NOT_YET -> "done";
            case NOT_MINE -> "not for them";
        };
    }

    /** The same of the table that was handed over. */
    static List<String> table(String file) {
        return Spreadsheet.rows(file).map(row -> String.join(" | ", Someone.plain(row.at("name")), row.at("checklist"), row.at("item"), row.moment("due"), row.at("stands"), row.moment("since"), row.at("said"))).sorted().toList();
    }
}
