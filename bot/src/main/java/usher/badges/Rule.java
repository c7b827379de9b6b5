package usher.badges;

import java.util.Locale;
import java.util.Optional;
import usher.Text;

/**
 * For what a badge is given by itself: for doing something {@code times} times. What was done before there was the rule counts too. There is none until a moderator
 * makes one, since a badge speaks for the community.
 */
public record Rule(long badgeId, long communityId, Kind kind, int times) {

    /** What is counted. */
    public enum Kind {
        /** Handed in what an event promised that they would make. */
        DELIVERABLES(1),
        /** Finished a checklist: nothing in it is open, and something was done. */
        CHECKLISTS(1),
        /** Came, and was checked in, to events of one series one after the other. A cancelled one, and one at which nobody was checked in, neither counts nor breaks the row. */
        IN_A_ROW(4),
        /** Answered somebody else's case that was resolved, and its asker said that it helped, at least partly. */
        HELPED(5);

        private final int usual;

        Kind(int usual) {
            this.usual = usual;
        }

        /** Where a moderator says no number. */
        int usual() {
            return usual;
        }

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String written) {
            return valueOf(written.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** As {@link #read} reads it: what somebody has a badge for stays what it was when it was given. */
    String written() {
        return kind.written() + " " + times;
    }

    Text words() {
        var n = Text.count("n", times);
        return switch (kind) {
            case DELIVERABLES -> Text.of("{n, plural, one {for making what an event promised, for the first time} other {for making what # events promised}}", n);
            case CHECKLISTS -> Text.of("{n, plural, one {for finishing a checklist for the first time} other {for finishing # checklists}}", n);
            case IN_A_ROW -> Text.of("{n, plural, one {for coming to an event of a series} other {for coming to # events of a series, one after the other}}", n);
            case HELPED -> Text.of("{n, plural, one {for helping with somebody''s case for the first time} other {for helping with # cases of others}}", n);
        };
    }

    /** The rule that was written so. */
    static Rule read(long badge, long community, String written) {
        var parts = written.split(" ", 2);
        return new Rule(badge, community, Kind.of(parts[0]), Integer.parseInt(parts[1]));
    }

    /** For what somebody has a badge. */
    static Text words(Optional<Rule> by) {
        return by.map(Rule::words).orElseGet(() -> Text.of("by the moderators, for what they saw"));
    }
}
