package usher.forty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What was told privately at the stand-ins, and when by the reader's own clock: nobody is asked twice on a day of theirs, nor in hours in which they want quiet. */
final class Nudges {

    private static final Pattern NUDGE = Pattern.compile("you wanted to do|^\\W*Still open", Pattern.MULTILINE);
    private static final Pattern HANDED = Pattern.compile("^\\W*(After|Before) Clinic", Pattern.MULTILINE);

    /** A message that came. */
    record Heard(Someone who, Side side, ZonedDateTime at, String title, String words) {

        boolean isNudge() {
            return NUDGE.matcher(title).find();
        }

        boolean isHanded() {
            return HANDED.matcher(title).find();
        }
    }

    final List<Heard> heard = new ArrayList<>();
    /** What should not have come, or not then. */
    final List<String> wrong = new ArrayList<>();
    private final Map<Side, Set<String>> seen = new HashMap<>();
    private final Map<Someone, Set<LocalDate>> days = new HashMap<>();

    /** Whatever came since the last look came now. */
    void look(List<Someone> people, Instant now) {
        for (var who : people) {
            for (var side : who.sides) {
                var known = seen.computeIfAbsent(side, _ -> new HashSet<>());
                for (var it : side.news(known)) {
                    known.add(it.id());
                    hear(new Heard(who, side, now.atZone(who.zone), it.title(), it.words()));
                }
            }
        }
    }

    private void hear(Heard it) {
        heard.add(it);
        if (!it.isNudge() && !it.isHanded()) return;
        var isUp = !it.isNudge() && it.at().toInstant().equals(it.who().acted);
        if (!isUp && it.who().quiet.filter(hours -> hours.holds(it.at().getHour())).isPresent()) wrong.add("in quiet hours: " + it);
        if (it.who().gone) wrong.add("after they left: " + it);
        if (!it.isNudge()) return;
        if (it.who().muted) wrong.add("though they muted: " + it);
        if (!days.computeIfAbsent(it.who(), _ -> new HashSet<>()).add(it.at().toLocalDate())) wrong.add("twice on one day: " + it);
    }

    List<Heard> nudges() {
        return heard.stream().filter(Heard::isNudge).toList();
    }
}
