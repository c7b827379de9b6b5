package usher.events;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.strong;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import usher.Refusal;
import usher.Text;

/** Reads agendas: one box a line, and together they fill the event's length to the minute. */
final class Agenda {

    /** More boxes than that nobody reads on a post; an hour in twelve boxes is five minutes each. */
    static final int MOST_BOXES = 12;
    private static final int MOST_WORDS = 120;
    private static final Pattern LINE = Pattern.compile("(?iu)[-•*\\s]*(\\d{1,5})\\s*(minutes?|minuten|mins?|m|hours?|stunden?|hrs?|h)?(?:\\s*[:–—-]\\s*|\\s+)(\\S.*)");

    private Agenda() {}

    /** Throws {@link Refusal} for a line that is no box, and for more of them than {@value #MOST_BOXES}. */
    static List<Box> read(String typed) {
        var lines = typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.size() > MOST_BOXES) {
            throw Refusal.of("Those are {n} boxes, and at most {most} fit on the post. Please put some together, for example {example}", count("n", lines.size()), count("most", MOST_BOXES),
                code("example", "30 min Practice and questions"));
        }
        var boxes = new ArrayList<Box>();
        for (var line : lines) boxes.add(box(line));
        return List.copyOf(boxes);
    }

    private static Box box(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            throw Refusal.of("I cannot read {line} as a part of the agenda. Each line is a number of minutes and what they are for, for example {example}",
                strong("line", shortened(line)), code("example", "10 min Introductions"));
        }
        var unit = match.group(2);
        var minutes = Integer.parseInt(match.group(1)) * (unit != null && (unit.toLowerCase(java.util.Locale.ROOT).startsWith("h") || unit.toLowerCase(java.util.Locale.ROOT).startsWith("st")) ? 60 : 1);
        if (minutes == 0) throw Refusal.of("{line} takes no time. Give each part at least a minute, for example {example}", strong("line", shortened(line)), code("example", "5 min Welcome"));
        var what = match.group(3);
        if (what.codePointCount(0, what.length()) > MOST_WORDS) {
            throw Refusal.of("{line} is too long for one line of the agenda: at most {most} characters fit. What it is in a few words is enough.", strong("line", shortened(line)), count("most", MOST_WORDS));
        }
        return new Box(minutes, Text.verbatim(what));
    }

    static int sum(List<Box> boxes) {
        return boxes.stream().mapToInt(Box::minutes).sum();
    }

    /** Throws the {@link Refusal} that says how many minutes are missing or over; no agenda at all fills any length. */
    static void mustFill(List<Box> boxes, int minutes) {
        var left = minutes - sum(boxes);
        if (boxes.isEmpty() || left == 0) return;
        if (left > 0) {
            throw Refusal.of("The agenda fills {sum} of {minutes} minutes: {left, plural, one {# minute is} other {# minutes are}} missing. Add a line, for example {example}",
                count("sum", sum(boxes)), count("minutes", minutes), count("left", left), code("example", left + " min Questions"));
        }
        throw Refusal.of("The agenda takes {sum} minutes and the event {minutes}: {over, plural, one {# minute is} other {# minutes are}} too many. "
            + "Shorten a line, or make the event {example} long", count("sum", sum(boxes)), count("minutes", minutes), count("over", -left), code("example", sum(boxes) + " min"));
    }

    /** The same boxes in the same proportions, filling {@code minutes}; empty when there are more boxes than minutes. */
    static List<Box> fitted(List<Box> boxes, int minutes) {
        if (boxes.isEmpty() || boxes.size() > minutes) return List.of();
        var sum = sum(boxes);
        if (sum == minutes) return boxes;
        var fitted = new ArrayList<Box>();
        var sofar = 0;
        var taken = 0;
        for (var i = 0; i < boxes.size(); i++) {
            sofar += boxes.get(i).minutes();
            // ends are rounded, not lengths, so that the last ends with the event; each keeps at least its minute
            var end = Math.clamp(Math.round((double) sofar * minutes / sum), taken + 1, minutes - (boxes.size() - 1 - i));
            fitted.add(new Box((int) end - taken, boxes.get(i).what()));
            taken = (int) end;
        }
        return fitted;
    }

    /** As it is typed, to be changed. */
    static String write(List<Box> boxes, java.util.Locale locale) {
        return String.join("\n", boxes.stream().map(box -> box.minutes() + " min " + box.what().plain(locale)).toList());
    }

    private static String shortened(String line) {
        return line.codePointCount(0, line.length()) <= 60 ? line : line.substring(0, line.offsetByCodePoints(0, 57)) + "…";
    }
}
