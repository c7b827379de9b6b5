package usher;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.natty.DateGroup;
import org.natty.Parser;

/**
 * Moments as people type them: {@code in 20 min}, {@code tomorrow 6pm}, {@code 2027-03-28 18:00}, an ISO instant, or a timestamp copied from Discord or
 * Slack. Natty reads the words, on the wall clock of the person's zone; what it understood only in part is refused, since a wrong time is worse than none.
 */
public final class When {

    private static final Pattern STAMP = Pattern.compile("<t:(\\d{1,12})(:[a-zA-Z])?>|<!date\\^(\\d{1,12})\\^[^>]*>");
    private static final Pattern IN = Pattern.compile("(?i)in\\s+(\\d{1,5})\\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|d|days?|w|weeks?)");
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2})?");

    /** Characters of a moment in words. */
    private static final int LONGEST = 100;

    private When() {}

    /** Reads {@code typed} in {@code zone}; throws {@link Refusal} when it is no moment, only half understood, or does not exist on that night. */
    public static Instant read(String typed, Instant now, ZoneId zone) {
        if (typed.equalsIgnoreCase("now")) return now;
        return stamp(typed).or(() -> exact(typed)).or(() -> in(typed, now)).orElseGet(() -> real(local(typed, now, zone), zone));
    }

    /** A moment in words, in {@code zone}: what was understood, to be read back. */
    public static String write(Instant at, ZoneId zone, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(locale).format(at.atZone(zone)) + " (" + zone + ")";
    }

    private static Optional<Instant> stamp(String typed) {
        var match = STAMP.matcher(typed);
        if (!match.matches()) return Optional.empty();
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(match.group(1) != null ? match.group(1) : match.group(3))));
    }

    private static Optional<Instant> exact(String typed) {
        try {
            return Optional.of(OffsetDateTime.parse(typed.replaceFirst("(?<=\\d) (?=\\d)", "T")).toInstant());
        } catch (DateTimeParseException notExact) {
            return Optional.empty();
        }
    }

    /** Seconds, minutes and hours are elapsed time, whatever the clocks do; days and weeks keep the time of day and are Natty's. */
    private static Optional<Instant> in(String typed, Instant now) {
        var match = IN.matcher(typed);
        if (!match.matches()) return Optional.empty();
        var number = Long.parseLong(match.group(1));
        return switch (Character.toLowerCase(match.group(2).charAt(0))) {
            case 's' -> Optional.of(now.plus(Duration.ofSeconds(number)));
            case 'm' -> Optional.of(now.plus(Duration.ofMinutes(number)));
            case 'h' -> Optional.of(now.plus(Duration.ofHours(number)));
            default -> Optional.empty();
        };
    }

    private static LocalDateTime local(String typed, Instant now, ZoneId zone) {
        var here = LocalDateTime.ofInstant(now, zone);
        if (LOCAL.matcher(typed).matches()) {
            try {
                return LocalDateTime.parse(typed.replace(' ', 'T'));
            } catch (DateTimeParseException e) {
                throw unclear(typed);
            }
        }
        var in = IN.matcher(typed);
        if (in.matches()) return here.plus(Long.parseLong(in.group(1)), Character.toLowerCase(in.group(2).charAt(0)) == 'w' ? ChronoUnit.WEEKS : ChronoUnit.DAYS);
        var groups = groups(typed, here);
        if (groups.size() != 1) throw unclear(typed);
        return only(groups.getFirst(), typed, here);
    }

    /** Natty takes its time over long words, and fails with exceptions of all kinds over some that are no time at all. */
    private static List<DateGroup> groups(String typed, LocalDateTime here) {
        if (typed.length() > LONGEST) throw unclear(typed);
        try {
            return new Parser(TimeZone.getTimeZone("UTC")).parse(typed, Date.from(here.toInstant(ZoneOffset.UTC)));
        } catch (RuntimeException noTimeAtAll) {
            throw unclear(typed);
        }
    }

    private static LocalDateTime only(DateGroup group, String typed, LocalDateTime here) {
        if (!group.getText().strip().equalsIgnoreCase(typed) || group.getDates().size() != 1 || group.isRecurring()) throw unclear(typed);
        if (group.isTimeInferred()) {
            throw Refusal.of("{typed} has no time of day. Please add one, for example {example}", Text.strong("typed", Reading.shortened(typed)),
                Text.code("example", Reading.shortened(typed) + " 6pm"));
        }
        var found = LocalDateTime.ofInstant(group.getDates().getFirst().toInstant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
        // a bare time of day that has passed today means tomorrow's
        return group.isDateInferred() && found.isBefore(here) ? found.plusDays(1) : found;
    }

    private static Instant real(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) return local.toInstant(offsets.getFirst());
        var time = local.toLocalTime().toString();
        if (offsets.isEmpty()) {
            var gap = zone.getRules().getTransition(local);
            throw Refusal.of("{time} does not exist on {day} in {zone}: the clocks go from {from} straight to {to}. Type a time before or after that, for example {example}",
                Text.strong("time", time), Text.plain("day", local.toLocalDate().toString()), Text.plain("zone", zone.toString()),
                Text.plain("from", gap.getDateTimeBefore().toLocalTime().toString()), Text.plain("to", gap.getDateTimeAfter().toLocalTime().toString()),
                Text.code("example", write(local.plus(gap.getDuration()))));
        }
        throw Refusal.of("{time} happens twice on {day} in {zone}, as the clocks go back. Type {first} for the first one or {second} for the second.",
            Text.strong("time", time), Text.plain("day", local.toLocalDate().toString()), Text.plain("zone", zone.toString()),
            Text.code("first", local.atOffset(offsets.getFirst()).toString()), Text.code("second", local.atOffset(offsets.getLast()).toString()));
    }

    private static String write(LocalDateTime local) {
        return local.toLocalDate() + " " + local.toLocalTime();
    }

    private static Refusal unclear(String typed) {
        return Refusal.of("I cannot read {typed} as a date and time. Accepted: {one}, {two}, {three} or a timestamp such as {four}", Text.strong("typed", Reading.shortened(typed)),
            Text.code("one", "in 20 min"), Text.code("two", "tomorrow 6pm"), Text.code("three", "2027-03-28 18:00"), Text.code("four", "2027-03-28T18:00+02:00"));
    }
}
