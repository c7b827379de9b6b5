package usher.progress;

import usher.Person;
import usher.View;
import usher.badges.Deeds;
import usher.badges.Rule;
import usher.deliverables.DeliverableTable;
import usher.followups.Kept;
import usher.hours.Involvement;

/** Counts for the rules of badges what the features have in their rows. */
public final class Counting implements Deeds {

    /** More than any series that people stay with has. */
    private static final int MOST_TURNS = 2_000;

    @Override
    public int count(Rule.Kind kind, Person who, View view) {
        return switch (kind) {
            case DELIVERABLES -> view.table(DeliverableTable.class).made(who.id());
            case CHECKLISTS -> Kept.finished(who.id(), view);
            case IN_A_ROW -> longest(who, view);
            case HELPED -> Involvement.of(who.id(), view).thanked();
        };
    }

    private static int longest(Person who, View view) {
        var longest = 0;
        var row = 0;
        var series = 0L;
        for (var turn : view.table(ProgressTable.class).turns(who.id(), view.now(), MOST_TURNS)) {
            row = !turn.came() ? 0 : turn.seriesId() == series ? row + 1 : 1;
            series = turn.seriesId();
            longest = Math.max(longest, row);
        }
        return longest;
    }
}
