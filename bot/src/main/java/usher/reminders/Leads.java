package usher.reminders;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import usher.Refusal;
import usher.Text;

/**
 * How long before an event those who are in are reminded, in minutes, longest first. Whole days are days of the calendar, so that a day before 18:00 is 18:00
 * whatever the clocks do that night; what is shorter or no whole day is elapsed time.
 */
public record Leads(List<Integer> minutes) {

    public static final int MOST = 5;
    private static final int DAY = 24 * 60;
    static final int LONGEST = 28 * DAY;
    private static final Pattern ONE = Pattern.compile("(?i)(\\d{1,5})\\s*(m|min|mins|minutes?|h|hr|hrs|hours?|d|days?|w|weeks?)");

    /** Where nobody chose: the evening before to plan, and a quarter of an hour to get there. */
    public static final Leads USUAL = new Leads(List.of(DAY, 15));
    public static final Leads NONE = new Leads(List.of());

    public Leads {
        minutes = minutes.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    /** Reads {@code 1 d, 1 h, 10 min} or {@code none}; throws {@link Refusal}. */
    public static Leads read(String typed) {
        if (typed.strip().matches("(?i)none|-|0")) return NONE;
        var leads = new Leads(Arrays.stream(typed.replaceAll("(?i)\\s*\\bbefore\\b", "").split("\\s*[,;]\\s*|\\s+and\\s+")).map(part -> one(part.strip(), typed)).toList());
        if (leads.minutes.size() > MOST) throw Refusal.of("These are {n} reminders, and at most {most} are possible. For example: {example}", Text.count("n", leads.minutes.size()),
            Text.count("most", MOST), Text.code("example", "1 d, 1 h, 10 min"));
        return leads;
    }

    private static int one(String part, String typed) {
        var match = ONE.matcher(part);
        if (match.matches()) {
            var minutes = Long.parseLong(match.group(1)) * switch (match.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
                case 'm' -> 1;
                case 'h' -> 60;
                case 'd' -> DAY;
                default -> 7 * DAY;
            };
            if (minutes >= 1 && minutes <= LONGEST) return (int) minutes;
        }
        var shown = typed.length() <= 60 ? typed : typed.substring(0, typed.offsetByCodePoints(0, Math.min(57, typed.codePointCount(0, typed.length())))) + "…";
        throw Refusal.of("I cannot read {typed} as times before an event. Up to {most}, from 1 min to 4 w, for example {example}; or {none}", Text.strong("typed", shown),
            Text.count("most", MOST), Text.code("example", "1 d, 1 h, 10 min"), Text.code("none", "none"));
    }

    /** As {@link #read} takes it. */
    public String written() {
        return minutes.isEmpty() ? "none" : minutes.stream().map(Leads::written).collect(Collectors.joining(", "));
    }

    private static String written(int minutes) {
        if (minutes % DAY == 0) return minutes / DAY + " d";
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    /** When the reminder {@code minutes} before {@code start} is due, by the calendar of {@code zone}. */
    static Instant before(Instant start, int minutes, ZoneId zone) {
        return minutes % DAY == 0 ? start.atZone(zone).minusDays(minutes / DAY).toInstant() : start.minusSeconds(60L * minutes);
    }

    Text words() {
        if (minutes.isEmpty()) return Text.of("no reminders");
        var all = words(minutes.getFirst());
        for (var i = 1; i < minutes.size(); i++) {
            all = i == minutes.size() - 1 ? Text.of("{before} and {last}", Text.text("before", all), Text.text("last", words(minutes.get(i))))
                : Text.of("{before}, {next}", Text.text("before", all), Text.text("next", words(minutes.get(i))));
        }
        return Text.of("{leads} before", Text.text("leads", all));
    }

    private static Text words(int minutes) {
        if (minutes % DAY == 0) return Text.of("{n, plural, one {# day} other {# days}}", Text.count("n", minutes / DAY));
        if (minutes % 60 == 0) return Text.of("{n, plural, one {# hour} other {# hours}}", Text.count("n", minutes / 60));
        return Text.of("{n, plural, one {# minute} other {# minutes}}", Text.count("n", minutes));
    }
}
