package usher.hours;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import usher.Refusal;
import usher.Text;
import usher.hours.Openings.Window;

/** Windows of the week as people type them: {@code mon-fri 17:00-19:00, sat 10-12}, {@code daily 9am-5pm}, {@code always}. */
final class Week {

    static final String ALWAYS = "always";
    static final String CLOSED = "closed";

    private static final Pattern DAYS = Pattern.compile("([a-z]+)(?:\\s*[-–]\\s*([a-z]+))?\\s+(.+)");
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?\\s*[-–]\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?");

    private final Map<DayOfWeek, List<Window>> windows = new EnumMap<>(DayOfWeek.class);
    private Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);

    private Week() {}

    /** Throws {@link Refusal} for what cannot be read. */
    static Map<DayOfWeek, List<Window>> read(String typed) {
        var week = new Week();
        for (var part : (typed.strip().equalsIgnoreCase(ALWAYS) ? "daily 0:00-24:00" : typed).toLowerCase(Locale.ROOT).split("[,;\\n]")) {
            if (!part.isBlank()) week.add(part.strip());
        }
        week.windows.values().forEach(Week::check);
        return week.windows;
    }

    /** The windows of one day, {@code 10:00-12:00, 14-15} or {@code closed}. */
    static List<Window> readDay(String typed) {
        if (typed.strip().equalsIgnoreCase(CLOSED)) return List.of();
        var day = new ArrayList<>(Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[,;\\n]")).filter(it -> !it.isBlank()).map(it -> window(it.strip())).toList());
        check(day);
        return day;
    }

    static Openings openings(Queue queue, Map<java.time.LocalDate, List<Window>> otherwise) {
        return new Openings(ZoneId.of(queue.zone()), read(queue.week()), otherwise);
    }

    private void add(String part) {
        var named = DAYS.matcher(part);
        if (named.matches()) days = days(named);
        if (days.isEmpty()) throw unread(part);
        var window = window(named.matches() ? named.group(3) : part);
        days.forEach(day -> windows.computeIfAbsent(day, _ -> new ArrayList<>()).add(window));
    }

    private static Set<DayOfWeek> days(Matcher named) {
        if (named.group(1).equals("daily")) return EnumSet.allOf(DayOfWeek.class);
        var first = day(named.group(1), named.group());
        var last = named.group(2) == null ? first : day(named.group(2), named.group());
        var days = EnumSet.of(first, last);
        for (var day = first; day != last; day = day.plus(1)) days.add(day);
        return days;
    }

    private static DayOfWeek day(String typed, String part) {
        return Arrays.stream(DayOfWeek.values()).filter(day -> typed.length() >= 2 && day.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT).startsWith(typed)).findFirst()
            .orElseThrow(() -> unread(part));
    }

    private static Window window(String typed) {
        var read = HOURS.matcher(typed);
        if (!read.matches()) throw unread(typed);
        var to = time(read.group(4), read.group(5), read.group(6), typed);
        var from = time(read.group(1), read.group(2), read.group(3) == null && "pm".equals(read.group(6)) && hour(read.group(1)) < hour(read.group(4)) ? "pm" : read.group(3), typed);
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw Refusal.of("{typed} ends before it begins. A window past midnight is two, for example fri 22:00-24:00, sat 0:00-2:00.", Text.strong("typed", typed));
        }
        return new Window(from, to);
    }

    private static int hour(String digits) {
        return Integer.parseInt(digits) % 12;
    }

    private static LocalTime time(String hours, @org.jspecify.annotations.Nullable String minutes, @org.jspecify.annotations.Nullable String half, String typed) {
        var hour = Integer.parseInt(hours);
        var minute = minutes == null ? 0 : Integer.parseInt(minutes);
        if (half != null ? hour < 1 || hour > 12 : hour > 24 || hour == 24 && minute > 0) throw unread(typed);
        if (minute > 59) throw unread(typed);
        return LocalTime.of(half == null ? hour % 24 : hour % 12 + (half.equals("pm") ? 12 : 0), minute);
    }

    private static void check(List<Window> day) {
        day.sort(Comparator.comparing(Window::from));
        for (var i = 1; i < day.size(); i++) {
            var before = day.get(i - 1);
            if (before.to().equals(LocalTime.MIDNIGHT) || day.get(i).from().isBefore(before.to())) {
                throw Refusal.of("Two windows of one day overlap: {one} and {other}. Please make them one.", Text.strong("one", before.written()), Text.strong("other", day.get(i).written()));
            }
        }
    }

    private static Refusal unread(String part) {
        return Refusal.of("I cannot read {part} as opening times. Days and hours, for example {example}; or {always}.", Text.strong("part", part),
            Text.code("example", "mon-fri 17:00-19:00, sat 10-12"), Text.code("always", ALWAYS));
    }
}
