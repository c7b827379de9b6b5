package usher.people;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import usher.Field;
import usher.Quiet;
import usher.Refusal;
import usher.Text;

/** Quiet hours as people type them: {@code 22-8}, {@code 10pm to 8am}, {@code 22:00–07:30}, {@code von 22 Uhr bis 8 Uhr}, {@code never}. */
final class Hours {

    private static final Pattern NEVER = Pattern.compile("(?i)never|none|no|off|nie|niemals|nein|aus|keine");
    private static final String TIME = "(midnight|mitternacht|noon|mittag|(?:(\\d{1,2})(?:[:.h](\\d{2}))?\\s*(?:h|uhr)?\\s*(am|pm|a\\.m\\.|p\\.m\\.)?))";
    private static final Pattern SPAN = Pattern.compile("(?i)(?:from|von)?\\s*" + TIME + "\\s*(?:-|–|—|to|till|until|bis)\\s*" + TIME);
    /** Nobody sleeps longer; who typed more meant the afternoon's hour. */
    private static final Duration LONGEST = Duration.ofHours(16);

    private Hours() {}

    /** The hours, or empty for never. */
    static Optional<Quiet> read(String typed, Field<?> field) {
        if (NEVER.matcher(typed).matches()) return Optional.empty();
        var match = SPAN.matcher(typed);
        if (!match.matches()) throw unclear(typed, field);
        var found = match.toMatchResult();
        var spans = times(found, 1).stream().flatMap(from -> times(found, 5).stream().map(to -> new LocalTime[] {from, to})).toList();
        if (spans.isEmpty()) throw unclear(typed, field);
        var shortest = spans.stream().min(Comparator.comparing(Hours::length)).orElseThrow();
        if (shortest[0].equals(shortest[1])) throw Refusal.of("{typed} begins and ends at the same time. For example {example}, or {never}",
            Text.strong("typed", typed), example(), never()).at(field);
        if (length(shortest).compareTo(LONGEST) > 0) throw tooLong(shortest, field);
        return Optional.of(new Quiet(shortest[0], shortest[1]));
    }

    private static Duration length(LocalTime[] span) {
        var length = Duration.between(span[0], span[1]);
        return length.isNegative() ? length.plusDays(1) : length;
    }

    /** What a typed time can mean: without am and pm beside one that has it, both halves of the day. */
    private static List<LocalTime> times(MatchResult match, int group) {
        var whole = match.group(group).toLowerCase(Locale.ROOT);
        if (whole.equals("midnight") || whole.equals("mitternacht")) return List.of(LocalTime.MIDNIGHT);
        if (whole.equals("noon") || whole.equals("mittag")) return List.of(LocalTime.NOON);
        var hour = Integer.parseInt(match.group(group + 1));
        var minute = match.group(group + 2) == null ? 0 : Integer.parseInt(match.group(group + 2));
        var half = Optional.ofNullable(match.group(group + 3)).map(it -> it.substring(0, 1).toLowerCase(Locale.ROOT));
        var other = Optional.ofNullable(match.group(group == 1 ? 8 : 4));
        if (minute > 59 || hour > 24 || hour == 24 && minute > 0) return List.of();
        if (half.isPresent()) return hour < 1 || hour > 12 ? List.of() : List.of(LocalTime.of(hour % 12 + (half.get().equals("p") ? 12 : 0), minute));
        if (other.isPresent() && hour >= 1 && hour <= 12) return List.of(LocalTime.of(hour % 12, minute), LocalTime.of(hour % 12 + 12, minute));
        return List.of(LocalTime.of(hour % 24, minute));
    }

    private static Refusal tooLong(LocalTime[] span, Field<?> field) {
        var meant = new Quiet(span[0].plusHours(span[0].getHour() < 12 ? 12 : 0), span[1]);
        return Refusal.of("From {from} to {to} would be nearly the whole day. If you mean the evening, type {example}", Text.plain("from", span[0].toString()),
            Text.plain("to", span[1].toString()), Text.code("example", length(new LocalTime[] {meant.from(), meant.to()}).compareTo(LONGEST) > 0 ? "22:00-08:00" : meant.written())).at(field);
    }

    private static Refusal unclear(String typed, Field<?> field) {
        return Refusal.of("I cannot read {typed} as quiet hours. Accepted: {example}, {words} or {never}", Text.strong("typed", typed), example(),
            Text.code("words", "10pm to 8am"), never()).at(field);
    }

    private static Text.Arg example() {
        return Text.code("example", "22-8");
    }

    private static Text.Arg never() {
        return Text.code("never", "never");
    }
}
