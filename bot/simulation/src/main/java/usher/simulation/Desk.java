package usher.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import usher.Answer;
import usher.hours.Move;
import usher.hours.Part;

/** What askers, mentors and moderators do about cases, as chance has it. */
final class Desk {

    private static final Pattern RECEIVED = Pattern.compile("Case received: ([^|]*) \\| You are number (\\d+) in (.*)\\. Whoever takes it.*");
    private static final Set<Move> ENDS = EnumSet.of(Move.WITHDRAW, Move.RESOLVE);
    private static final Set<Move> OFTEN = EnumSet.of(Move.TAKE, Move.ANSWER, Move.ASK_BACK);
    private static final List<String> MENTORED = List.of("hours.take", "hours.take-next", "hours.take-next", "hours.let-go");

    private final World world;
    private final Acts acts;
    private final Deeds deeds;
    private final Speech speech;
    private Rows now;

    Desk(World world, Acts acts) {
        this.world = world;
        this.acts = acts;
        this.deeds = world.deeds;
        this.speech = new Speech(world, acts);
        this.now = Rows.of(world.ground, null);
    }

    private int dice(int sides) {
        return world.chance.nextInt(sides);
    }

    /** Some of it at a time: a crowd at a drop is many steps, and this is one of them. */
    void act(Rows rows) {
        now = rows;
        for (var i = 2 + dice(6); i > 0 && !world.isDead() && world.wrong.isEmpty(); i--) {
            act();
            judged();
        }
    }

    /** What was done so far is looked at. */
    private void judged() {
        world.settle();
        if (world.isDead()) return;
        world.judged.run();
        now = world.rows.get();
    }

    private void act() {
        switch (dice(28)) {
            case 0 -> keeps();
            case 1, 2, 3, 4, 5 -> asks();
            case 6, 7, 8 -> takesNext();
            case 9, 10, 11, 12, 13, 14, 15, 16 -> moves();
            case 17, 18 -> forges();
            case 19, 20 -> crowd();
            case 21 -> looks();
            case 22 -> appoints();
            case 23, 24, 25 -> speaks();
            case 26 -> rests();
            default -> leaves();
        }
    }

    /** Somebody who may opens a queue, or says something else of one. */
    private void keeps() {
        var who = world.actors.get(List.of(0, 1, 20).get(dice(3)));
        var own = queues().stream().filter(it -> it.community() == community(who)).toList();
        var what = own.size() < 2 ? "create" : List.of("change", "day", "promise", "promise", "promise", "board", "board", "retire").get(dice(8));
        var action = world.life().bot().action("hours." + what).orElseThrow();
        var values = deeds.fill(action, who, world, 0.5);
        if (what.equals("create")) values.put("each", Integer.toString(1 + dice(3)));
        acts.call(who, action.name(), values);
    }

    private List<CaseRows.Queue> queues() {
        return now.hours().queues().values().stream().filter(it -> !it.retired()).toList();
    }

    private long community(Actor who) {
        var person = now.persons().get(who.account().key());
        return person == null ? 0 : now.communities().getOrDefault(person, 0L);
    }

    private void asks() {
        var all = dice(20) == 0 ? List.copyOf(now.hours().queues().values()) : queues();
        if (all.isEmpty()) {
            keeps();
            return;
        }
        var queue = deeds.any(all);
        var who = somebody(queue.community());
        var values = deeds.fill(world.life().bot().action("hours.ask").orElseThrow(), who, world, 0.4);
        values.put("queue", Long.toString(queue.id()));
        acts.call(who, "hours.ask", values).ifPresent(this::received);
    }

    /** What somebody is told of their place and of the wait is so. */
    private void received(Answer answer) {
        var told = RECEIVED.matcher(Words.of(answer));
        if (world.isDead() || !told.find()) return;
        var queue = now.hours().queues().values().stream().filter(it -> it.name().equals(told.group(3))).findFirst().orElseThrow();
        var line = CaseRows.of(world.ground, null).line(queue.id());
        var place = Integer.parseInt(told.group(2));
        if (place < 1 || place > line.size() || !line.get(place - 1).goal().equals(told.group(1))) world.wrong.add("5 a place in line is told otherwise than the rows: " + told.group() + " in " + line);
        var gaps = (Long) world.ground.look("select count(*) from queue_gap where queue_id = " + queue.id()).getFirst()[0];
        if (told.group().contains("it is taken between") != gaps >= Math.max(8, 3 * place)) world.wrong.add("5 the wait is told otherwise than the rows: from " + gaps + " " + told.group());
    }

    /** Rather somebody of that community. */
    private Actor somebody(long community) {
        var all = world.actors.stream().filter(it -> community(it) == community).toList();
        return all.isEmpty() || dice(40) == 0 ? deeds.any(world.actors) : deeds.any(all);
    }

    private Optional<Actor> of(Optional<Long> person) {
        var all = world.actors.stream().filter(it -> person.isPresent() && person.get().equals(now.persons().get(it.account().key()))).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(deeds.any(all));
    }

    private Optional<Actor> helper(long community, String role) {
        var all = now.communities().entrySet().stream().filter(it -> it.getValue() == community && now.is(it.getKey(), role) && now.here().contains(it.getKey())).map(Map.Entry::getKey).sorted().toList();
        return all.isEmpty() ? Optional.empty() : of(Optional.of(deeds.any(all)));
    }

    /** A mentor takes whoever is first in line, nobody's turn passed over, but for their own. */
    private void takesNext() {
        if (queues().isEmpty()) return;
        var queue = deeds.any(List.copyOf(now.hours().queues().values()));
        var mentor = helper(queue.community(), "MENTOR");
        if (mentor.isEmpty()) {
            appoints();
            return;
        }
        var who = mentor.get();
        var ofAll = dice(3) == 0;
        var before = now.hours();
        var answer = ofAll ? acts.call(who, "hours.next", Map.of()) : acts.call(who, "hours.take-next", Map.of("queue", Long.toString(queue.id())));
        if (world.isDead()) return;
        var line = before.cases().values().stream().filter(it -> it.stage().waits() && it.leads() && (ofAll ? it.community() == queue.community() : it.queue() == queue.id())).sorted(CaseRows.LINE).toList();
        var took = taken(before);
        inOrder(before, line, took);
        var person = Rows.in(now.persons(), who.account().key());
        if (took.isEmpty() && !rests(person) && line.stream().anyMatch(it -> !before.isOf(it, person))) world.wrong.add("3 somebody waits and the next mentor gets nothing: " + who.word() + " was answered " + answer.map(Words::of));
    }

    private List<CaseRows.Entry> taken(CaseRows before) {
        return CaseRows.entries(world.ground, before.lastEntry()).stream().filter(it -> it.move() == Move.TAKE && Rows.in(before.cases(), it.of()).leads()).toList();
    }

    /** Whether somebody is on a break, or has taken as many as they take in a week. */
    private boolean rests(long person) {
        return !world.ground.look("select 1 from mentor_away where person_id = " + person + " union all select 1 from care where person_id = " + person + " and cases is not null").isEmpty();
    }

    /** Each of them got the first in line that was not their own. */
    private void inOrder(CaseRows before, List<CaseRows.Case> line, List<CaseRows.Entry> took) {
        var left = new ArrayList<>(line);
        for (var it : took) {
            var first = left.stream().filter(waits -> it.person() == null || !before.isOf(waits, it.person())).findFirst();
            if (first.filter(waits -> waits.id() == it.of()).isEmpty()) world.wrong.add("3 not the first in line was taken: " + it + " but first was " + first);
            left.removeIf(waits -> waits.id() == it.of());
        }
    }

    /** A case that is open, rather. */
    private Optional<CaseRows.Case> some() {
        var all = now.hours().cases().values().stream().filter(it -> it.stage().isOpen() || dice(8) == 0).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(deeds.any(all));
    }

    /** Some moves of one case, one after the other, each by somebody to whom it is open. */
    private void moves() {
        var found = some();
        if (found.isEmpty()) asks();
        for (var i = 1 + dice(5); i > 0 && found.isPresent() && !world.isDead() && world.wrong.isEmpty(); i--) {
            moves(found.get());
            judged();
            found = Optional.ofNullable(now.hours().cases().get(found.get().id()));
        }
    }

    private void moves(CaseRows.Case it) {
        var open = Arrays.stream(Move.values()).flatMap(move -> move.rows().stream().filter(row -> row.from() == it.stage()).flatMap(row -> row.by().stream().filter(part -> part != Part.CLOCK).sorted().map(part -> new Way(move, part))))
            .filter(way -> !ENDS.contains(way.move()) || dice(4) == 0).flatMap(way -> Collections.nCopies(OFTEN.contains(way.move()) ? 4 : 1, way).stream()).toList();
        if (open.isEmpty()) return;
        var way = deeds.any(open);
        who(it, way.by()).ifPresent(who -> makes(who, way.move(), it));
    }

    /** A move, and as what somebody makes it. */
    private record Way(Move move, Part by) {}

    private Optional<Actor> who(CaseRows.Case it, Part part) {
        return switch (part) {
            case ASKER -> of(Optional.of(it.asker()));
            case ASSIGNEE -> of(Optional.ofNullable(it.mentor()));
            case MENTOR -> helper(it.community(), "MENTOR");
            case MODERATOR -> helper(it.community(), "MODERATOR");
            case CLOCK -> Optional.empty();
        };
    }

    /** Anybody at all tries anything at all. */
    private void forges() {
        some().ifPresent(it -> makes(deeds.any(world.actors), deeds.any(List.of(Move.values())), it));
    }

    private void makes(Actor who, Move move, CaseRows.Case it) {
        var action = world.life().bot().action(name(move)).orElseThrow();
        var values = deeds.fill(action, who, world, 0.5);
        values.put("case", Long.toString(it.id()));
        if (move == Move.HAND_OVER && dice(4) > 0) helper(it.community(), "MENTOR").ifPresent(to -> values.put("to", to.account().key()));
        if (dice(6) == 0) values.keySet().removeIf(name -> !name.equals("case")); // a press, whose form is filled in then
        acts.call(who, action.name(), values);
    }

    static String name(Move move) {
        return "hours." + move.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Mentors, and some who are none, reach for the same case or the same line at one moment. */
    private void crowd() {
        var waiting = now.hours().cases().values().stream().filter(it -> it.stage().waits()).toList();
        if (waiting.isEmpty()) return;
        var it = deeds.any(waiting);
        var action = deeds.any(MENTORED);
        var isNext = action.equals("hours.take-next");
        var values = new LinkedHashMap<>(isNext ? Map.of("queue", Long.toString(it.queue())) : Map.of("case", Long.toString(it.id())));
        var all = new ArrayList<Acts.Pressed>();
        for (var i = 3 + dice(20); i > 0; i--) {
            var who = dice(4) == 0 ? Optional.of(somebody(it.community())) : helper(it.community(), "MENTOR");
            var press = !isNext && dice(5) == 0 ? new Acts.Press("hours.withdraw", values) : new Acts.Press(action, values);
            who.ifPresent(some -> all.add(new Acts.Pressed(some, press)));
        }
        var before = now.hours();
        acts.together(all);
        if (!world.isDead() && isNext) inOrder(before, before.line(it.queue()), taken(before));
    }

    private void looks() {
        var who = deeds.any(world.actors);
        switch (dice(4)) {
            case 0 -> acts.call(who, "hours.list", Map.of());
            case 1 -> acts.call(who, "home.opened", Map.of());
            case 2 -> some().ifPresent(it -> acts.call(somebody(it.community()), "hours.show", Map.of("case", Long.toString(it.id()))));
            default -> waits(who);
        }
    }

    /** What somebody is told of their place in line is so. */
    private void waits(Actor who) {
        var answer = acts.call(who, "hours.cases", Map.of());
        var person = now.persons().get(who.account().key());
        if (world.isDead() || person == null || !(answer.orElse(null) instanceof Answer.Done done)) return;
        var said = Words.of(done.card()).toLowerCase(Locale.ROOT);
        for (var it : now.hours().cases().values()) {
            if (it.asker() != person || !it.stage().waits() || !said.contains(it.goal().toLowerCase(Locale.ROOT))) continue;
            var lead = it.lead() == null ? it : Rows.in(now.hours().cases(), it.lead());
            var place = "number " + (now.hours().line(it.queue()).indexOf(lead) + 1) + " in line";
            if (said.lines().noneMatch(line -> line.contains(it.goal().toLowerCase(Locale.ROOT)) && line.contains(place))) world.wrong.add("5 a place in line is told otherwise than the rows: " + it + " is " + place + ", told " + said);
        }
    }

    /** Somebody becomes a mentor, or is none any more. */
    private void appoints() {
        var who = world.actors.get(List.of(0, 1, 20).get(dice(3)));
        var all = world.actors.stream().filter(it -> it.community() == who.community() && !it.administers()).toList();
        var give = dice(4) > 0 ? "give" : "take";
        acts.call(who, "usher.role", Map.of("person", deeds.any(all).account().key(), "role", "mentor", "do", give));
    }

    /** Rather somebody who has a case or asked one. */
    private void speaks() {
        var found = dice(8) == 0 ? Optional.<CaseRows.Case>empty() : some();
        var who = found.flatMap(it -> of(it.mentor() == null || dice(2) == 0 ? Optional.of(it.asker()) : Optional.of(it.mentor()))).orElseGet(() -> deeds.any(world.actors));
        speech.speaks(who, now);
    }

    /** A mentor says how much they can take. */
    private void rests() {
        var who = helper(community(deeds.any(world.actors)), "MENTOR");
        if (who.isEmpty()) return;
        switch (dice(4)) {
            case 0 -> acts.call(who.get(), "my.break", Map.of("until", List.of("3 days", "2 weeks").get(dice(2))));
            case 1, 2 -> acts.call(who.get(), "my.back", Map.of());
            default -> acts.call(who.get(), "my.mentoring", Map.of("cases", Integer.toString(List.of(0, 3, 6).get(dice(3)))));
        }
    }

    /** The platform tells that somebody left its space. What they had and asked does not wait for them. */
    private void leaves() {
        var taken = now.hours().cases().values().stream().filter(CaseRows.Case::isTaken).toList();
        var who = (taken.isEmpty() || dice(3) == 0 ? Optional.<Actor>empty() : of(Optional.ofNullable(deeds.any(taken).mentor()))).orElseGet(() -> deeds.any(world.actors));
        if (who.administers() || dice(3) == 0) return;
        acts.call(who, World.LEFT, Map.of());
        if (world.isDead()) return;
        var person = now.persons().get(who.account().key());
        var own = person == null ? List.<Object[]>of() : world.ground.look("select c.id, c.stage from help_case c where c.asker_id = " + person + " and c.stage not in ('RESOLVED', 'WITHDRAWN') "
            + "and not exists (select 1 from account a where a.person_id = " + person + " and not a.gone)");
        own.forEach(it -> world.wrong.add("5 a case waits for somebody who left: " + it[0] + " " + it[1]));
    }
}
