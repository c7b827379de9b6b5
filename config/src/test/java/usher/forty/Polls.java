package usher.forty;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import usher.forty.Diary.Fact;

/** Who was asked how a meeting was, and what they said: those who came, an hour after the end, for a week. What was counted when that closed changes no more. */
final class Polls {

    static final Duration AFTER_END = Duration.ofHours(1);
    static final Duration REMINDED = Duration.ofDays(3);
    private static final Duration TIME_TO_SAY = Duration.ofDays(2);
    private static final Duration LATE = Duration.ofDays(4);
    private static final Duration OPEN = Duration.ofDays(7);
    private static final Duration LAST = Duration.ofDays(1);

    /**
     * What one person said.
     *
     * @param listed when they might answer first
     * @param asked whether they were told so: whoever muted was not
     * @param at when they said something last
     */
    record Sheet(Instant listed, boolean asked, Optional<Integer> score, Optional<Integer> hosts, String words, boolean absent, Instant at) {

        static Sheet empty(Instant listed, boolean asked) {
            return new Sheet(listed, asked, Optional.empty(), Optional.empty(), "", false, Instant.MIN);
        }

        Sheet saying(Fact.Rated it) {
            if (it.absent()) return new Sheet(listed, asked, Optional.empty(), Optional.empty(), "", true, it.at());
            return new Sheet(listed, asked, it.score().or(this::score), it.hosts().or(this::hosts), it.words().orElse(words), false, it.at());
        }

        /** What was said last counts. */
        Sheet merged(Sheet other) {
            return other.at.isAfter(at) ? new Sheet(listed, asked, other.score, other.hosts, other.words, other.absent, other.at) : this;
        }

        boolean isCounted() {
            return !absent && (asked || score.isPresent());
        }

        boolean isAnswered() {
            return score.isPresent() || hosts.isPresent() || !words.isEmpty();
        }
    }

    /** As it was counted, or would be now. */
    record Tally(int asked, List<Integer> scores) {}

    /** The survey about one meeting. */
    static final class Poll {
        final Instant closes;
        final Map<Someone, Sheet> sheets = new LinkedHashMap<>();
        Optional<Tally> closed = Optional.empty();

        Poll(Instant now) {
            closes = now.plus(OPEN);
        }

        Tally tally() {
            return closed.orElseGet(() -> new Tally((int) sheets.values().stream().filter(Sheet::isCounted).count(), sheets.values().stream().flatMap(it -> it.score().stream()).toList()));
        }

        /** Whoever said nothing for two days hears of it once more. */
        void remind(Instant now, Set<Someone> muted) {
            if (!now.isBefore(closes.minus(LAST))) return;
            sheets.replaceAll((who, it) -> it.isAnswered() || it.absent() || muted.contains(who) || it.listed().isAfter(now.minus(TIME_TO_SAY)) ? it : empty(it));
        }

        private static Sheet empty(Sheet it) {
            return Sheet.empty(it.listed(), true);
        }

        /** In the order of their letters. */
        List<String> words() {
            return sheets.values().stream().map(Sheet::words).filter(it -> !it.isEmpty()).sorted().toList();
        }
    }

    private final Map<Meeting, Poll> polls = new HashMap<>();

    Optional<Poll> of(Meeting meeting) {
        return Optional.ofNullable(polls.get(meeting));
    }

    /** Whether something that was noted afterwards is still looked at. */
    boolean isLooked(Meeting meeting, Instant end, Instant now) {
        return of(meeting).map(it -> now.isBefore(it.closes.minus(LAST))).orElse(!now.isAfter(end.plus(LATE)));
    }

    /** Asks who came and was not asked; returns the survey if it was begun just now. */
    Optional<Poll> settle(Meeting meeting, Instant end, Instant now, Set<Someone> came, Set<Someone> missed, Set<Someone> muted) {
        var known = of(meeting);
        if (known.isEmpty() && (now.isAfter(end.plus(LATE)) || came.isEmpty())) return Optional.empty();
        if (known.filter(it -> it.closed.isPresent() || !now.isBefore(it.closes.minus(LAST))).isPresent()) return Optional.empty();
        var poll = known.orElseGet(() -> new Poll(now));
        poll.sheets.entrySet().removeIf(it -> missed.contains(it.getKey()) && !it.getValue().isAnswered());
        came.forEach(who -> poll.sheets.putIfAbsent(who, Sheet.empty(now, !muted.contains(who))));
        polls.put(meeting, poll);
        return known.isEmpty() ? Optional.of(poll) : Optional.empty();
    }

    void close(Poll it) {
        it.closed = Optional.of(it.tally());
    }

    void say(Fact.Rated it) {
        of(it.meeting()).ifPresent(poll -> poll.sheets.computeIfPresent(it.who(), (_, sheet) -> sheet.saying(it)));
    }

    void leave(Someone who) {
        polls.values().forEach(poll -> poll.sheets.entrySet().removeIf(it -> it.getKey() == who && !it.getValue().isAnswered()));
    }

    void link(Someone from, Someone into) {
        for (var poll : polls.values()) {
            var theirs = poll.sheets.remove(from);
            if (theirs != null) poll.sheets.merge(into, theirs, Sheet::merged);
        }
    }
}
