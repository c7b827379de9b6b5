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
    private static final Duration LATE = Duration.ofDays(4);
    private static final Duration OPEN = Duration.ofDays(7);
    private static final Duration LAST = Duration.ofDays(1);

    /** What one person said. */
    record Sheet(Optional<Integer> score, Optional<Integer> hosts, String words, boolean absent, Instant at) {

        static final Sheet EMPTY = new Sheet(Optional.empty(), Optional.empty(), "", false, Instant.MIN);

        Sheet saying(Fact.Rated it) {
            if (it.absent()) return new Sheet(Optional.empty(), Optional.empty(), "", true, it.at());
            return new Sheet(it.score().or(this::score), it.hosts().or(this::hosts), it.words().orElse(words), false, it.at());
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
            return closed.orElseGet(() -> new Tally((int) sheets.values().stream().filter(it -> !it.absent()).count(), sheets.values().stream().flatMap(it -> it.score().stream()).toList()));
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
    Optional<Poll> settle(Meeting meeting, Instant end, Instant now, Set<Someone> came, Set<Someone> missed) {
        var known = of(meeting);
        if (known.isEmpty() && (now.isAfter(end.plus(LATE)) || came.isEmpty())) return Optional.empty();
        if (known.filter(it -> it.closed.isPresent() || !now.isBefore(it.closes.minus(LAST))).isPresent()) return Optional.empty();
        var poll = known.orElseGet(() -> new Poll(now));
        poll.sheets.entrySet().removeIf(it -> missed.contains(it.getKey()) && !it.getValue().isAnswered());
        came.forEach(who -> poll.sheets.putIfAbsent(who, Sheet.EMPTY));
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

    /** What was said last counts. */
    void link(Someone from, Someone into) {
        for (var poll : polls.values()) {
            var theirs = poll.sheets.remove(from);
            if (theirs != null) poll.sheets.merge(into, theirs, (own, other) -> other.at().isAfter(own.at()) ? other : own);
        }
    }
}
