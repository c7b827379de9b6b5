package usher.forty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.forty.Diary.Stands;
import usher.forty.Template.Part;

/** What {@code /event report} has to say about a meeting that is over, written out of the count. */
final class EventReport {

    static final Duration THIRTY = Duration.ofDays(30);
    static final Duration NINETY = Duration.ofDays(90);
    private static final int ENOUGH = 20;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?( (minute|hour|day)s?)?");

    private final Count count;
    private final Meeting meeting;
    private final Instant now;
    final Set<Someone> attended;
    /** Of those, whoever has not left. */
    final List<Someone> here;

    EventReport(Count count, Meeting meeting, Instant now) {
        this.count = count;
        this.meeting = meeting;
        this.now = now;
        attended = count.attended(meeting);
        here = attended.stream().filter(who -> !count.hasLeft(who)).toList();
    }

    Meeting meeting() {
        return meeting;
    }

    /** One action that followed the meeting. */
    record Action(Count.Copy in, Count.Standing is) {

        Optional<Instant> done() {
            return is.stands() == Stands.DONE ? is.since() : Optional.empty();
        }
    }

    Instant after(Duration window) {
        return count.times(meeting).end().plus(window);
    }

    List<Action> actions(Someone who) {
        return count.of(who).stream().filter(it -> it.meeting == meeting && it.part == Part.AFTER).flatMap(copy -> copy.items.values().stream().map(is -> new Action(copy, is)))
            .filter(it -> it.is().stands() != Stands.NOT_MINE).toList();
    }

    boolean isSoon(Optional<Instant> at) {
        return at.filter(it -> it.isBefore(after(THIRTY))).isPresent();
    }

    Optional<Instant> made(Someone who) {
        return count.made(who, meeting).filter(it -> it.stands() == Stands.DONE).flatMap(Count.Standing::since);
    }

    /** Facts by their labels, in order. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        var going = count.going(meeting);
        lines.add("Going: " + going.size());
        lines.add("Attended: " + share(attended.size(), going.size()) + (count.isCalled(meeting) || going.isEmpty() ? "" : ": nobody was checked in, so everyone who was going counts"));
        if (count.isCalled(meeting)) lines.add("Did not come: " + count.missed(meeting).size());
        var actions = here.stream().flatMap(who -> actions(who).stream()).toList();
        lines.add("Actions done within 30 days: " + share(actions.stream().filter(it -> isSoon(it.done())).count(), actions.size()));
        var lists = actions.stream().collect(Collectors.groupingBy(Action::in)).values();
        lines.add("Checklists done within 30 days: " + share(lists.stream().filter(all -> all.stream().allMatch(it -> isSoon(it.done()))).count(), lists.size()));
        var theirs = theirs();
        lines.add("Deliverables within 30 days: " + share(theirs.stream().filter(who -> isSoon(made(who))).count(), theirs.size()));
        lines.add("Deliverables until now: " + share(theirs.stream().filter(who -> made(who).isPresent()).count(), theirs.size()));
        lines.add("Until the first outcome: " + first());
        lines.add("Things shown: " + shown(shown(), here.size()));
        lines.add("Came again within 30 days: " + again(THIRTY));
        lines.add("Came again within 90 days: " + again(NINETY));
        count.polls.of(meeting).ifPresent(poll -> lines.add("Would recommend it: " + recommend(poll)));
        return lines.stream().map(EventReport::numbers).toList();
    }

    /** Whom what was promised is for. */
    List<Someone> theirs() {
        return here.stream().filter(who -> count.made(who, meeting).filter(it -> it.stands() == Stands.NOT_MINE).isEmpty()).toList();
    }

    /** A label with the numbers that are said of it: how they are said is for others to test. */
    static String numbers(String line) {
        var colon = line.indexOf(':');
        return line.substring(0, colon) + " " + NUMBER.matcher(line.substring(colon).replace('−', '-').replaceFirst("known from.*", "").replaceFirst("so far; shown.*", "so far")).results().map(MatchResult::group).toList();
    }

    static String share(long part, long all) {
        if (all == 0) return "nothing to count yet";
        return part + " of " + all + (all < ENOUGH ? "" : " (" + (200 * part + all) / (2 * all) + " %)");
    }

    private String first() {
        return first(firsts());
    }

    /** Of whoever has an outcome, how long after the end. */
    Stream<Duration> firsts() {
        return here.stream().flatMap(who -> Stream.concat(actions(who).stream().flatMap(it -> it.done().stream()), made(who).stream()).min(Instant::compareTo).stream())
            .map(at -> Duration.between(count.times(meeting).end(), at));
    }

    static String first(Stream<Duration> unsorted) {
        var times = unsorted.sorted().toList();
        if (times.isEmpty()) return "nobody has one yet";
        if (times.size() == 1) return length(times.getFirst()) + ", of one person";
        var n = times.size();
        var middle = n % 2 == 1 ? times.get(n / 2) : times.get(n / 2 - 1).plus(times.get(n / 2)).dividedBy(2);
        return length(middle) + " in the middle, from " + length(times.getFirst()) + " to " + length(times.getLast()) + ", of " + n + " people";
    }

    static String length(Duration length) {
        var minutes = Math.round(length.toSeconds() / 60.0);
        if (minutes < 120) return minutes + (minutes == 1 ? " minute" : " minutes");
        var hours = Math.round(minutes / 60.0);
        return hours < 48 ? hours + " hours" : Math.round(hours / 24.0) + " days";
    }

    /** Things that were shown by whoever is here. */
    long shown() {
        return here.stream().flatMap(who -> actions(who).stream()).filter(it -> it.done().isPresent() && !it.is().words().isEmpty()).count() + here.stream().filter(who -> made(who).isPresent()).count();
    }

    static String shown(long n, long people) {
        if (people == 0) return share(0, 0);
        if (people < ENOUGH) return n + " from " + people + (people == 1 ? " person" : " people");
        return n + " from " + people + " people, " + String.format(Locale.ROOT, "%.1f", (double) n / people) + " each";
    }

    private String again(Duration window) {
        return now.isBefore(after(window)) ? "known from" : share(attended.stream().filter(who -> cameAgain(who, window)).count(), attended.size());
    }

    boolean cameAgain(Someone who, Duration window) {
        var end = count.times(meeting).end();
        return count.over().filter(it -> it != meeting && count.attended(it).contains(who)).map(it -> count.times(it).start()).anyMatch(start -> !start.isBefore(end) && start.isBefore(end.plus(window)));
    }

    private static String recommend(Polls.Poll poll) {
        var said = poll.tally();
        if (poll.closed.isEmpty()) return said.scores().size() + " of " + said.asked() + " answered so far";
        if (said.scores().size() < SurveyResults.ENOUGH) return said.scores().size() + " of " + said.asked() + " answered; shown from 5 on";
        return "NPS " + SurveyResults.score(said.scores()) + ", of " + said.scores().size() + " answers";
    }

    /** The same, of what was read. */
    static List<String> lines(Shown read) {
        return read.words().lines().filter(line -> line.matches("(Going|Attended|Did not come|Actions done|Checklists done|Deliverables|Until the first|Things shown|Came again|Would recommend it).*"))
            .map(EventReport::numbers).toList();
    }

    /** Person by person, in no order. */
    List<String> table() {
        return count.going(meeting).stream().map(who -> {
            var actions = actions(who);
            var said = count.made(who, meeting).filter(it -> it.stands() != Stands.OPEN);
            return String.join(" | ", Someone.plain(who.name), came(who), Integer.toString(actions.size()), Long.toString(actions.stream().filter(it -> it.done().isPresent()).count()), Long.toString(actions.stream().filter(it -> isSoon(it.done())).count()),
                said.map(it -> it.stands() == Stands.DONE ? "made" : it.stands() == Stands.NOT_YET ? "not yet" : "not mine").orElse(""), said.flatMap(Count.Standing::since).map(at -> Long.toString(at.getEpochSecond())).orElse(""), said.map(Count.Standing::words).orElse(""),
                again(who, THIRTY), again(who, NINETY));
        }).sorted().toList();
    }

    private String came(Someone who) {
        if (!count.isCalled(meeting)) return "assumed";
        return attended.contains(who) ? "yes" : count.missed(meeting).contains(who) ? "no" : "not known";
    }

    private String again(Someone who, Duration window) {
        if (!attended.contains(who)) return "";
        return now.isBefore(after(window)) ? "not known yet" : cameAgain(who, window) ? "yes" : "no";
    }

    /** The same of the table that was handed over; whether somebody was asked about what they say nothing of is another matter. */
    static List<String> table(String file) {
        return Spreadsheet.rows(file).map(row -> {
            var isOpen = row.at("deliverable").equals("open");
            return String.join(" | ", Someone.plain(row.at("name")), row.at("attended"), row.at("actions"), row.at("done"), row.at("done within 30 days"), isOpen ? "" : row.at("deliverable"), isOpen ? "" : row.moment("since"),
                row.at("shown"), row.at("came again within 30 days"), row.at("within 90 days"));
        }).sorted().toList();
    }
}
