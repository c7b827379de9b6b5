package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import usher.forty.Diary.Stands;

/** What {@code /my progress} has to say to somebody. */
final class OwnProgress {

    private static final int NEWEST = 4;

    private final Count count;
    private final Someone who;

    OwnProgress(Count count, Someone who) {
        this.count = count;
        this.who = who;
    }

    List<String> lines() {
        var lines = new ArrayList<>(List.of("Events: " + count.over().filter(it -> count.attended(it).contains(who)).count(),
            "Promised and made: " + count.over().filter(it -> count.made(who, it).filter(said -> said.stands() == Stands.DONE).isPresent()).count()));
        var all = count.of(who).stream().mapToLong(OwnProgress::all).sum();
        if (all > 0) lines.add("Done, of all on checklists: " + count.of(who).stream().mapToLong(OwnProgress::done).sum() + " of " + all);
        return lines;
    }

    private static long done(Count.Copy copy) {
        return copy.items.values().stream().filter(it -> it.stands() == Stands.DONE).count();
    }

    private static long all(Count.Copy copy) {
        return copy.items.values().stream().filter(it -> it.stands() != Stands.NOT_MINE).count();
    }

    /** The same, of what was read. */
    static List<String> lines(Shown read) {
        return read.words().lines().filter(line -> line.matches("(Events|Promised and made|Done, of all on checklists): .*")).toList();
    }

    /** The checklists that it shows one by one are theirs, and as they stand. */
    void hasNewest(Shown read) {
        var theirs = count.of(who).stream().filter(it -> all(it) > 0).map(it -> it.list.name() + ", " + it.meeting + ": " + done(it) + " of " + all(it)).toList();
        var shown = read.words().lines().filter(line -> line.contains(", Clinic ")).toList();
        assertThat(theirs).as("checklists of %s", who).containsAll(shown);
        assertThat(shown).as("checklists of %s among %s", who, theirs).hasSizeLessThanOrEqualTo(NEWEST);
        if (theirs.size() == count.of(who).size()) assertThat(shown).hasSize(Math.min(NEWEST, theirs.size()));
    }
}
