package usher.followups;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.Text;
import usher.events.Format;

/** The lines of a format's prework, or of its host's checklist, as items: what a line says of its time by its first words is when it is due. */
final class FormatLines {

    private static final Pattern BEFORE = Pattern.compile("(?i)(an?|the|one|two|three|\\d{1,2}) (hour|day|week)s? before\\b.*");
    private static final Pattern AFTER = Pattern.compile("(?i)(?:within )?(an?|the|one|two|three|\\d{1,2}) (hour|day|week)s? after\\b.*");
    private static final Pattern SOON = Pattern.compile("(?i)(?:\\w+ minutes before|at the start|during)\\b.*");
    private static final Pattern LATER = Pattern.compile("(?i)after\\b.*");
    private static final Map<String, Integer> NUMBERS = Map.of("a", 1, "an", 1, "the", 1, "one", 1, "two", 2, "three", 3);

    private FormatLines() {}

    static List<Item> items(Format format, Checklist.Whom whom) {
        var lines = whom == Checklist.Whom.HOSTS ? format.duties() : whom == Checklist.Whom.NO_SHOWS ? List.<Text>of() : format.prework();
        var items = new ArrayList<Item>();
        lines.stream().limit(Checklist.MOST).forEach(line -> items.add(new Item(items.size() + 1, line, "", Optional.empty(), due(line.plain(Locale.ENGLISH)), Proof.NONE, false, List.of())));
        return items;
    }

    /** Where a line says nothing of its time it is to be done the day before. */
    private static Due due(String line) {
        var after = AFTER.matcher(line);
        if (after.matches()) return due(Due.From.END, false, number(after.group(1)), unit(after.group(2)));
        var before = BEFORE.matcher(line);
        if (before.matches()) return due(Due.From.START, true, number(before.group(1)), unit(before.group(2)));
        if (SOON.matcher(line).matches()) return due(Due.From.START, true, 1, Due.Unit.HOURS);
        return LATER.matcher(line).matches() ? due(Due.From.END, false, 1, Due.Unit.DAYS) : due(Due.From.START, true, 1, Due.Unit.DAYS);
    }

    private static Due due(Due.From from, boolean before, int amount, Due.Unit unit) {
        return new Due(from, 0, before, amount, unit, Optional.<DayOfWeek>empty(), Optional.empty());
    }

    private static int number(String word) {
        return Optional.ofNullable(NUMBERS.get(word.toLowerCase(Locale.ROOT))).orElseGet(() -> Integer.parseInt(word));
    }

    private static Due.Unit unit(String word) {
        return Due.Unit.valueOf(word.toUpperCase(Locale.ROOT) + "S");
    }
}
