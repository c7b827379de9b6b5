package usher.care;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a host can bear.
 *
 * @param buffer between any two sessions
 * @param sessions how many in a week, from Monday to Sunday by the host's own calendar, at most
 * @param hours how many hours of them in a week at most
 * @param breakAfter after that long without a break of {@link #BREAK} one is due; a single session may be longer
 * @param cases how many cases of office hours they take in a week, from Monday to Sunday by their own calendar, at most
 */
public record Limits(Duration buffer, Optional<Integer> sessions, Optional<Integer> hours, Optional<Duration> breakAfter, Optional<Integer> cases) {

    public static final Duration BREAK = Duration.ofMinutes(30);
    /** Where a host said nothing: a quarter of an hour to breathe and to write down, and a break after half a working day. */
    public static final Limits USUAL = new Limits(Duration.ofMinutes(15), Optional.empty(), Optional.empty(), Optional.of(Duration.ofHours(4)), Optional.empty());

    /** What is against a session, and which session of the others it is about, where it is about one. */
    public record Clash(Kind kind, Optional<Session> with) {}

    public enum Kind { OVERLAP, BUFFER, SESSIONS, HOURS, BREAK }

    /** What is against {@code asked}, besides {@code others}, for somebody in {@code zone}; empty when nothing is. */
    public Optional<Clash> against(Session asked, List<Session> others, ZoneId zone) {
        for (var other : others) {
            var gap = asked.gapTo(other);
            if (gap.isNegative()) return Optional.of(new Clash(Kind.OVERLAP, Optional.of(other)));
            if (gap.compareTo(buffer) < 0) return Optional.of(new Clash(Kind.BUFFER, Optional.of(other)));
        }
        var week = others.stream().filter(other -> week(other.start(), zone).equals(week(asked.start(), zone))).toList();
        if (sessions.filter(most -> week.size() + 1 > most).isPresent()) return Optional.of(new Clash(Kind.SESSIONS, Optional.empty()));
        var total = week.stream().map(Session::length).reduce(asked.length(), Duration::plus);
        if (hours.filter(most -> total.compareTo(Duration.ofHours(most)) > 0).isPresent()) return Optional.of(new Clash(Kind.HOURS, Optional.empty()));
        return breakAfter.flatMap(most -> unbroken(asked, others, most));
    }

    /** What keeps the rules of both. */
    public Limits stricter(Limits other) {
        return new Limits(buffer.compareTo(other.buffer) >= 0 ? buffer : other.buffer, least(sessions, other.sessions), least(hours, other.hours), least(breakAfter, other.breakAfter), least(cases, other.cases));
    }

    /** The same with another number of cases. */
    public Limits cases(Optional<Integer> most) {
        return new Limits(buffer, sessions, hours, breakAfter, most);
    }

    private static <T extends Comparable<T>> Optional<T> least(Optional<T> one, Optional<T> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
    }

    /** The ISO week of an instant, with its year. */
    private static String week(Instant at, ZoneId zone) {
        var day = at.atZone(zone).toLocalDate();
        return day.get(IsoFields.WEEK_BASED_YEAR) + "-" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    /** The run of sessions around {@code asked} that no break divides, when it is longer than {@code most}. */
    private static Optional<Clash> unbroken(Session asked, List<Session> others, Duration most) {
        var first = asked;
        var last = asked;
        var near = new ArrayList<>(others);
        near.sort(Comparator.comparing(Session::start));
        for (var other : near.reversed()) if (!other.start().isAfter(first.start()) && other.gapTo(first).compareTo(BREAK) < 0) first = other;
        for (var other : near) if (!other.start().isBefore(last.start()) && last.gapTo(other).compareTo(BREAK) < 0) last = other;
        var isRun = first != asked || last != asked;
        if (!isRun || Duration.between(first.start(), last.end()).compareTo(most) <= 0) return Optional.empty();
        return Optional.of(new Clash(Kind.BREAK, Optional.of(first != asked ? first : last)));
    }
}
