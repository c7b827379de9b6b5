package usher.forty;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.forty.Diary.Fact;
import usher.forty.Diary.Stands;
import usher.forty.Template.Part;

/**
 * What everybody has on their checklists at an instant, worked out from the diary alone: lived through once more, fact by fact, with what the program does by itself
 * (a meeting is over, its prework goes out) at its time, or, where it was not running then, when it was started again.
 */
final class Count {

    /** Somebody's copy of one part of a template, for one meeting. */
    static final class Copy {
        final Meeting meeting;
        final Template list;
        final Part part;
        final Instant given;
        final Map<Integer, Standing> items = new LinkedHashMap<>();
        Someone whose;
        boolean taken;
        /** The meeting's start, as it was counted from. */
        Instant start;

        Copy(Someone whose, Meeting meeting, Template list, Part part, Instant given, Instant start) {
            this.whose = whose;
            this.meeting = meeting;
            this.list = list;
            this.part = part;
            this.given = given;
            this.start = start;
        }
    }

    /** How one item stands, and since when; nothing was ever said about it while {@code since} is null. */
    record Standing(Instant due, Stands stands, Optional<Instant> since, String words) {}

    /** What the program does by itself. */
    private record Errand(Instant at, Runnable does) {}

    private static final Duration AHEAD = Duration.ofDays(7);
    private static final Duration NOTICE = Duration.ofDays(2);
    private static final Duration FAIR = Duration.ofDays(1);
    /** The community's zone, which nobody changed. */
    private static final ZoneId COMMON = ZoneId.of("UTC");

    /** Somebody and a meeting that they were at. */
    private record At(Someone who, Meeting meeting) {}

    final Polls polls = new Polls();
    final List<Copy> copies = new ArrayList<>();
    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final Map<Someone, ZoneId> zones = new HashMap<>();
    private final Map<Meeting, Meeting.Times> times = new LinkedHashMap<>();
    private final Map<Meeting, Set<Someone>> in = new HashMap<>();
    private final Map<Meeting, Set<Someone>> came = new HashMap<>();
    private final Map<Meeting, Set<Someone>> missed = new HashMap<>();
    private final Map<At, Standing> made = new HashMap<>();
    private final Set<Someone> muted = new HashSet<>();
    private final Set<Someone> left = new HashSet<>();
    private final Set<Meeting> cancelled = new HashSet<>();
    private final Set<Meeting> called = new HashSet<>();
    private final Set<Meeting> ended = new HashSet<>();
    private final List<Errand> errands = new ArrayList<>();
    private boolean down;
    private Instant now = Instant.MIN;

    /** @param zones where everybody was at first */
    private Count(Map<Someone, ZoneId> zones) {
        this.zones.putAll(zones);
    }

    static Count at(Instant then, Diary diary, Map<Someone, ZoneId> zones) {
        var count = new Count(zones);
        for (var fact : diary.facts) {
            if (fact.at().isAfter(then)) break;
            count.until(fact.at());
            count.happens(fact);
        }
        count.until(then);
        return count;
    }

    private void until(Instant then) {
        while (!down) {
            var next = errands.stream().filter(it -> !it.at().isAfter(then)).min(Comparator.comparing(Errand::at));
            if (next.isEmpty()) break;
            errands.remove(next.get());
            if (next.get().at().isAfter(now)) now = next.get().at();
            next.get().does().run();
        }
        now = then;
    }

    private void happens(Fact fact) {
        switch (fact) {
            case Fact.Written it -> templates.put(it.it().name(), it.it());
            case Fact.Announced it -> plan(it.meeting(), it.meeting().first);
            case Fact.Moved it -> {
                plan(it.meeting(), it.to());
                redate(it.meeting());
            }
            case Fact.Cancelled it -> {
                cancelled.add(it.meeting());
                settle(it.meeting());
            }
            case Fact.In it -> change(in, it.meeting(), it.who(), true);
            case Fact.Out it -> change(in, it.meeting(), it.who(), false);
            case Fact.Came it -> mark(it.meeting(), it.who(), came, missed);
            case Fact.Missed it -> mark(it.meeting(), it.who(), missed, came);
            case Fact.Unmarked it -> unmark(it.meeting(), it.who());
            case Fact.Said it -> say(it);
            case Fact.Made it -> made.put(new At(it.who(), it.meeting()), new Standing(it.at(), it.stands(), Optional.of(it.at()), it.words()));
            case Fact.Rated it -> polls.say(it);
            case Fact.PutOff _ -> { }
            case Fact.Travelled it -> zones.put(it.who(), it.to());
            case Fact.Muted it -> mute(it.who(), it.is());
            case Fact.Left it -> leave(it.who());
            case Fact.Linked it -> link(it.from(), it.into());
            case Fact.Down _ -> down = true;
            case Fact.Up _ -> down = false;
        }
    }

    private Set<Someone> those(Map<Meeting, Set<Someone>> which, Meeting meeting) {
        return which.computeIfAbsent(meeting, _ -> new HashSet<>());
    }

    private void plan(Meeting meeting, Meeting.Times is) {
        times.put(meeting, is);
        for (var list : templates.values()) goesOut(list, meeting).ifPresent(at -> errands.add(new Errand(at, () -> settle(meeting))));
        errands.add(new Errand(is.end(), () -> end(meeting, is)));
        settle(meeting);
    }

    /** Those who have not come by the end of a meeting at which anybody was noted have not come. */
    private void end(Meeting meeting, Meeting.Times as) {
        if (cancelled.contains(meeting) || !times(meeting).equals(as)) return;
        ended.add(meeting);
        if (called.contains(meeting)) those(in, meeting).stream().filter(who -> !those(came, meeting).contains(who)).forEach(those(missed, meeting)::add);
        settle(meeting);
        polled(meeting);
    }

    /** Those who came are asked how it was; whoever is noted afterwards, then. */
    private void polled(Meeting meeting) {
        var end = times(meeting).end();
        if (polls.isLooked(meeting, end, now)) errands.add(new Errand(later(end.plus(Polls.AFTER_END), now), () -> polls.settle(meeting, end, now, hereAt(meeting), those(missed, meeting), muted).ifPresent(poll -> {
            errands.add(new Errand(now.plus(Polls.REMINDED), () -> poll.remind(now, muted)));
            errands.add(new Errand(poll.closes, () -> polls.close(poll)));
        })));
    }

    private Set<Someone> hereAt(Meeting meeting) {
        return attended(meeting).stream().filter(who -> !left.contains(who)).collect(Collectors.toSet());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    Meeting.Times times(Meeting meeting) {
        return times.getOrDefault(meeting, meeting.first);
    }

    private void change(Map<Meeting, Set<Someone>> which, Meeting meeting, Someone who, boolean is) {
        if (is) those(which, meeting).add(who);
        else those(which, meeting).remove(who);
        settle(meeting);
    }

    private void mark(Meeting meeting, Someone who, Map<Meeting, Set<Someone>> as, Map<Meeting, Set<Someone>> not) {
        called.add(meeting);
        those(as, meeting).add(who);
        those(not, meeting).remove(who);
        if (!ended.contains(meeting)) return;
        settle(meeting);
        polled(meeting);
    }

    private void unmark(Meeting meeting, Someone who) {
        called.add(meeting);
        those(came, meeting).remove(who);
        those(missed, meeting).remove(who);
        if (!ended.contains(meeting)) return;
        settle(meeting);
        polled(meeting);
    }

    private Optional<Instant> goesOut(Template list, Meeting meeting) {
        return list.of(Part.BEFORE).stream().map(item -> item.due().apply(times(meeting), COMMON).minus(NOTICE)).min(Comparator.naturalOrder())
            .map(first -> Stream.of(first, times(meeting).start().minus(AHEAD)).min(Comparator.naturalOrder()).orElseThrow());
    }

    private void settle(Meeting meeting) {
        var begun = !now.isBefore(times(meeting).start());
        for (var copy : copies) {
            if (copy.meeting == meeting && !copy.taken && isPointless(copy, begun)) copy.taken = true;
        }
        if (cancelled.contains(meeting)) return;
        for (var list : templates.values()) {
            if (!begun && goesOut(list, meeting).filter(at -> !at.isAfter(now)).isPresent()) give(list, Part.BEFORE, meeting);
            if (ended.contains(meeting)) give(list, Part.AFTER, meeting);
        }
    }

    private boolean isPointless(Copy copy, boolean begun) {
        if (copy.part == Part.BEFORE) return cancelled.contains(copy.meeting) || !begun && !wanted(copy.list, copy.part, copy.meeting).contains(copy.whose);
        return copy.list.whom().equals("attendees") && those(missed, copy.meeting).contains(copy.whose) || copy.list.whom().equals("no-shows") && those(came, copy.meeting).contains(copy.whose);
    }

    private Set<Someone> wanted(Template list, Part part, Meeting meeting) {
        var unknown = !called.contains(meeting);
        return switch (list.whom()) {
            case "attendees" -> part == Part.BEFORE || unknown ? those(in, meeting) : those(came, meeting);
            case "no-shows" -> unknown ? Set.of() : those(missed, meeting);
            default -> Set.of(meeting.host); // all hosts are mentors, and nobody else is
        };
    }

    private void give(Template list, Part part, Meeting meeting) {
        for (var who : wanted(list, part, meeting)) {
            if (left.contains(who)) continue;
            var known = copies.stream().filter(it -> it.meeting == meeting && it.list.name().equals(list.name()) && it.part == part && it.whose == who).findFirst();
            if (known.isEmpty()) hand(new Copy(who, meeting, list, part, now, times(meeting).start()));
            else if (known.get().taken) again(known.get());
        }
    }

    private void hand(Copy copy) {
        for (var item : copy.list.of(copy.part)) copy.items.put(item.number(), new Standing(due(copy, item), Stands.OPEN, Optional.empty(), ""));
        if (!copy.items.isEmpty()) copies.add(copy);
    }

    private void again(Copy copy) {
        copy.taken = false;
        redate(copy);
    }

    private void redate(Meeting meeting) {
        copies.stream().filter(it -> it.meeting == meeting && it.part == Part.BEFORE && !it.taken).forEach(this::redate);
    }

    private void redate(Copy copy) {
        copy.start = times(copy.meeting).start();
        copy.items.replaceAll((number, is) -> is.stands() == Stands.OPEN ? new Standing(due(copy, copy.list.item(number).orElseThrow()), is.stands(), is.since(), is.words()) : is);
    }

    /** Nobody is late with what they did not know: what comes late is due a day later, but what belongs before a meeting before it. */
    private Instant due(Copy copy, Template.Item item) {
        var due = item.due().apply(times(copy.meeting), zones.getOrDefault(copy.whose, COMMON));
        var fair = now.plus(FAIR);
        if (!due.isBefore(fair)) return due;
        if (copy.part == Part.BEFORE) return Stream.of(fair, times(copy.meeting).start()).min(Comparator.naturalOrder()).orElseThrow();
        return due.isAfter(now) ? due : fair;
    }

    private void say(Fact.Said it) {
        copies.stream().filter(copy -> copy.whose == it.who() && copy.meeting == it.what().meeting() && copy.list.name().equals(it.what().list()) && copy.items.containsKey(it.what().number()))
            .forEach(copy -> copy.items.computeIfPresent(it.what().number(), (_, is) -> new Standing(is.due(), it.stands(), Optional.of(it.at()), it.words())));
    }

    private void mute(Someone who, boolean is) {
        if (is) muted.add(who);
        else muted.remove(who);
    }

    private void leave(Someone who) {
        left.add(who);
        polls.leave(who);
        copies.stream().filter(it -> it.whose == who).forEach(it -> it.taken = true);
        for (var meeting : times.keySet()) if (now.isBefore(times(meeting).end())) those(in, meeting).remove(who);
    }

    /** What both have of the same meeting becomes one, in which whatever either of them settled is settled. */
    private void link(Someone from, Someone into) {
        var theirs = times.keySet().stream().filter(meeting -> those(in, meeting).contains(from)).toList();
        merge(from, into);
        theirs.forEach(this::settle);
    }

    private void merge(Someone from, Someone into) {
        for (var which : List.of(in, came, missed)) which.values().forEach(people -> {
            if (people.remove(from)) people.add(into);
        });
        missed.forEach((meeting, people) -> people.removeAll(those(came, meeting)));
        polls.link(from, into);
        for (var meeting : times.keySet()) {
            var theirs = made.remove(new At(from, meeting));
            if (theirs != null) made.merge(new At(into, meeting), theirs, Count::better);
        }
        for (var copy : List.copyOf(copies)) {
            if (copy.whose != from) continue;
            var same = copies.stream().filter(it -> it.whose == into && it.meeting == copy.meeting && it.list.name().equals(copy.list.name()) && it.part == copy.part).findFirst();
            copy.whose = into;
            if (same.isEmpty()) continue;
            copies.remove(copy);
            copy.items.forEach((number, is) -> {
                if (is.stands() != Stands.OPEN) same.get().items.computeIfPresent(number, (_, own) -> own.stands() != Stands.OPEN ? own : new Standing(own.due(), is.stands(), Optional.of(now), is.words()));
            });
            if (!copy.taken && same.get().taken) {
                same.get().taken = false;
                if (same.get().part == Part.BEFORE && !same.get().start.equals(times(copy.meeting).start())) redate(same.get());
            }
        }
    }

    /** That it is made, then what into said. */
    private static Standing better(Standing own, Standing theirs) {
        return theirs.stands() == Stands.DONE && own.stands() != Stands.DONE || own.stands() == Stands.OPEN ? theirs : own;
    }

    Set<Someone> going(Meeting meeting) {
        return those(in, meeting);
    }

    /** Whoever was noted; where nobody was, everybody who was in. */
    Set<Someone> attended(Meeting meeting) {
        return isCalled(meeting) ? those(came, meeting).stream().filter(those(in, meeting)::contains).collect(Collectors.toSet()) : those(in, meeting);
    }

    Set<Someone> missed(Meeting meeting) {
        return those(missed, meeting);
    }

    boolean isCalled(Meeting meeting) {
        return called.contains(meeting);
    }

    boolean hasLeft(Someone who) {
        return left.contains(who);
    }

    boolean isOver(Meeting meeting) {
        return ended.contains(meeting);
    }

    Stream<Meeting> over() {
        return ended.stream();
    }

    Optional<Standing> made(Someone who, Meeting meeting) {
        return Optional.ofNullable(made.get(new At(who, meeting)));
    }

    /** What somebody has that was not taken back. */
    List<Copy> of(Someone who) {
        return copies.stream().filter(it -> it.whose == who && !it.taken).toList();
    }

    List<Copy> of(Meeting meeting) {
        return copies.stream().filter(it -> it.meeting == meeting && !it.taken).toList();
    }
}
