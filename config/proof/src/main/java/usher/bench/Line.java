package usher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure: of five runs the median and the spread, beside the floor (the same work without Usher, in the same run) where there is one, and its goals.
 *
 * @param name such as {@code core h2 hot 64}: the suite first, then what is varied
 * @param unit of {@code ours} and {@code floor}: {@code claims/s}, {@code ms}, {@code MB}
 * @param p50 the median of the runs' p50, in milliseconds
 * @param p99 the median of the runs' p99, in milliseconds
 */
record Line(String name, String unit, Spread ours, @Nullable Spread floor, @Nullable Spread p50, @Nullable Spread p99, List<Goal> goals, String note) {

    Line {
        goals = List.copyOf(goals);
    }

    static Line of(String name, String unit, Spread ours, String note, Goal... goals) {
        return new Line(name, unit, ours, null, null, null, List.of(goals), note);
    }

    /** As {@code --json} writes it; {@code p50} and {@code p99} in milliseconds, absent parts null. */
    record Result(String name, String unit, double ours, @Nullable Double floor, @Nullable Double ratio, @Nullable Double p50, @Nullable Double p99, String note) {}

    Result result() {
        return new Result(name, unit, ours.median(), floor == null ? null : floor.median(), ratio(), p50 == null ? null : p50.median(), p99 == null ? null : p99.median(), said());
    }

    /** Ours over the floor's, of the medians. */
    @Nullable Double ratio() {
        return floor == null || floor.median() == 0 ? null : ours.median() / floor.median();
    }

    /** Goals, spread and remarks in one sentence each. */
    String said() {
        var parts = new ArrayList<String>();
        goals.forEach(goal -> parts.add("goal " + goal));
        if (ours.runs().size() > 1) parts.add(ours.runs().size() + " runs, " + number(ours.low()) + "–" + number(ours.high()));
        if (floor != null && floor.runs().size() > 1) parts.add("floor " + number(floor.low()) + "–" + number(floor.high()));
        if (!note.isEmpty()) parts.add(note);
        return parts.stream().collect(Collectors.joining("; "));
    }

    /** With what may explain it, where a goal is missed. */
    Line explained(Spent by) {
        return met() || by.words().isEmpty() ? this : noting(by.words());
    }

    Line noting(String more) {
        return new Line(name, unit, ours, floor, p50, p99, goals, note.isEmpty() ? more : note + "; " + more);
    }

    boolean met() {
        return goals.stream().allMatch(Goal::met);
    }

    /** A figure for people: no more digits than mean something. */
    static String number(double it) {
        if (it == Math.rint(it) || Math.abs(it) >= 100) return String.format(Locale.ROOT, "%,.0f", it);
        return String.format(Locale.ROOT, Math.abs(it) >= 10 ? "%.1f" : "%.2f", it);
    }
}
