package usher.hours;

import static usher.Card.fact;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import usher.Card;
import usher.Card.Tone;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.View;

/** All that is said about a case. */
final class CaseCards {

    private static final int LATEST = 5;
    /** What helpers do right where they talk. */
    private static final List<Move> ROOM = List.of(Move.TAKE, Move.ANSWER, Move.ASK_BACK, Move.LET_GO, Move.ESCALATE, Move.RESOLVE);

    private CaseCards() {}

    static Text stage(Stage stage) {
        return switch (stage) {
            case NEW -> Text.of("new");
            case TRIAGED -> Text.of("waiting");
            case TAKEN -> Text.of("taken");
            case ASKED_BACK -> Text.of("waiting for the asker");
            case ANSWERED -> Text.of("answered");
            case ESCALATED -> Text.of("escalated");
            case RESOLVED -> Text.of("resolved");
            case WITHDRAWN -> Text.of("withdrawn");
        };
    }

    static Text urgency(Case.Urgency urgency) {
        return switch (urgency) {
            case WHENEVER -> Text.of("it can wait");
            case WEEK -> Text.of("this week");
            case TODAY -> Text.of("today: I am stuck until then");
        };
    }

    /** The whole case, with a button for each move that whoever looks may make. */
    static Card whole(Case it, View view) {
        var queue = Cases.queue(it, view);
        var card = Card.of("{goal}", strong("goal", it.goal())).tone(tone(it.stage())).facts(
            fact("Queue", Text.verbatim(queue.map(Queue::name).orElse("–"))), fact("Stands", Later.with(stage(it.stage()), it, view.now())), fact("Asked by", who(Optional.of(it.askerId()), view)),
            fact("With", who(it.mentorId(), view)), fact("Asked", Text.of("{when}", moment("when", it.askedAt()))), fact("Urgency", urgency(it.urgency())));
        var tags = Tags.of(it, view);
        if (!tags.isEmpty()) card = card.facts(fact("Tags", Text.verbatim(Tags.written(tags))));
        var promised = Promises.words(it, view);
        if (!promised.isEmpty()) card = card.facts(fact("Promised", Text.listed(promised)));
        card = Batches.shown(card, it, view);
        card = card.say("Tried: {words}", plain("words", it.tried())).say("Stuck at: {words}", plain("words", it.stuck()));
        if (!it.links().isEmpty()) card = card.say("Links: {words}", plain("words", it.links()));
        card = queue.isEmpty() ? card : Intake.asked(card, queue.get(), view);
        card = card.bullets(latest(it, view));
        return Suggesting.below(Thanks.shown(card.controls(buttons(it, view)), it, view), it, view);
    }

    /** What was said last, by buttons and in ordinary messages; whoever asked does not read what mentors said among themselves. */
    private static List<Text> latest(Case it, View view) {
        var said = new TreeMap<Long, Text>();
        for (var entry : view.table(CaseTable.class).entries(it.id())) if (!entry.words().isEmpty()) said.put(entry.id(), line(entry.personId(), entry.at(), entry.words(), view));
        var isAsker = it.askerId() == view.caller().id();
        for (var line : view.table(LineTable.class).of(it.id())) if (!(isAsker && Rooms.isAside(line))) said.put(line.id(), line(line.personId(), line.at(), line.plain(), view));
        return said.values().stream().skip(Math.max(0, said.size() - LATEST)).toList();
    }

    private static Card.Control[] buttons(Case it, View view) {
        var parts = Cases.parts(it, view.caller());
        var isLed = Batches.isLed(it, view);
        return Arrays.stream(Move.values()).filter(move -> move.from(it.stage(), parts).isPresent() && Batches.offers(move, isLed))
            .filter(move -> move != Move.TAKE || Batches.ownOf(it, view.caller().id(), view).isEmpty()).map(move -> button(it, move, parts)).toArray(Card.Control[]::new);
    }

    private static Card.Control button(Case it, Move move, Set<Part> parts) {
        var value = Cases.CASE.is(it.id());
        return switch (move) {
            case TRIAGE -> Card.button("Triage", HoursFields.name(move), value);
            case TAKE -> Card.button("Take", HoursFields.name(move), value).main();
            case LET_GO -> Card.button("Hand back", HoursFields.name(move), value);
            case HAND_OVER -> Card.button("Hand over", HoursFields.name(move), value);
            case SNOOZE -> Card.button("Put off", HoursFields.name(move), value);
            case ASK_BACK -> Card.button("Ask back", HoursFields.name(move), value);
            case REPLY -> Card.button("Add something", HoursFields.name(move), value);
            case EDIT -> Card.button("Edit", HoursFields.name(move), value);
            case ANSWER -> Card.button("Answer", HoursFields.name(move), value).main();
            case ESCALATE -> Card.button("Escalate", HoursFields.name(move), value);
            case RESOLVE -> parts.contains(Part.ASKER) ? Card.button("That helped", HoursFields.name(move), value).main() : Card.button("Close it", HoursFields.name(move), value);
            case WITHDRAW -> Card.button("Withdraw", HoursFields.name(move), value).danger();
            case MERGE -> Card.button("Merge", Merging.SIMILAR, value);
            case UNMERGE -> Card.button("Unmerge", HoursFields.name(move), value);
            case REOPEN -> Card.button("Reopen", HoursFields.name(move), value);
        };
    }

    private static Tone tone(Stage stage) {
        return switch (stage) {
            case NEW, TRIAGED, TAKEN -> Tone.PLAIN;
            case ASKED_BACK, ESCALATED -> Tone.WAITING;
            case ANSWERED -> Tone.GOOD;
            case RESOLVED, WITHDRAWN -> Tone.OVER;
        };
    }

    static Text who(Optional<Long> person, View view) {
        return person.flatMap(view::person).map(it -> Text.of("{who}", it.mention("who"))).orElse(Text.verbatim("–"));
    }

    private static Text line(Optional<Long> by, Instant at, String words, View view) {
        return Text.of("{who}, {when}: {words}", text("who", author(by, view)), moment("when", at, Text.Style.RELATIVE), plain("words", words));
    }

    /** Whoever said something; {@code somebody} once they were forgotten. */
    static Text author(Optional<Long> person, View view) {
        return person.isEmpty() ? Text.of("somebody") : who(person, view);
    }

    /** What whoever asked is told at once: their place, and as much as can be said of the wait. */
    static Card received(Case it, Queue queue, View view) {
        var position = Cases.position(it, view);
        var card = Card.of("Case received: {goal}", strong("goal", it.goal())).tone(Tone.GOOD)
            .say("You are number {position} in {queue}. Whoever takes it writes to you here; nobody has to be online at the same time.", count("position", position), strong("queue", queue.name()));
        var openings = Cases.openings(queue, view);
        if (openings.at(view.now()).isEmpty()) {
            card = openings.next(view.now()).map(Openings.Span::from).map(opens -> wait(queue, opens)).map(card::with).orElse(card);
        }
        var promised = Promises.words(it, view);
        if (!promised.isEmpty()) card = card.facts(fact("Promised", Text.listed(promised)));
        card = Intake.received(card, queue, view);
        return card.with(new Card.Note(estimate(queue, openings, position, view))).facts(fact("Asked by", who(Optional.of(it.askerId()), view))) // by which it is forgotten with them
            .controls(buttons(it, view));
    }

    private static Card.Block wait(Queue queue, Instant opens) {
        return new Card.Paragraph(Text.of("{queue} is closed now and opens {when}. Your place in line is yours.", strong("queue", queue.name()), moment("when", opens)));
    }

    static Text estimate(Queue queue, Openings openings, int position, View view) {
        var range = Cases.estimate(queue, position, view);
        var least = range.flatMap(it -> openings.after(view.now(), it.least()));
        var most = range.flatMap(it -> openings.after(view.now(), it.most()));
        if (least.isEmpty() || most.isEmpty()) return Text.of("Too few cases were taken lately to say how long it takes.");
        return Text.of("By how it went lately it is taken between {least} and {most}; {part} of 10 times that is so.", moment("least", least.get()), moment("most", most.get()),
            count("part", Math.round(Estimate.CLAIMED * 10)));
    }

    /** The head of a case's room, for whoever helps. */
    static Card room(Case it, View view) {
        var card = Card.of("{goal}", strong("goal", it.goal())).tone(tone(it.stage())).facts(fact("Stands", stage(it.stage())), fact("Asked by", who(Optional.of(it.askerId()), view)),
            fact("With", who(it.mentorId(), view)), fact("Urgency", urgency(it.urgency())));
        card = card.say("Tried: {words}", plain("words", it.tried())).say("Stuck at: {words}", plain("words", it.stuck()));
        if (!it.links().isEmpty()) card = card.say("Links: {words}", plain("words", it.links()));
        card = card.note("What is written in the thread goes to whoever asked, privately, and what they write to me comes here. Lines that begin with {aside} stay here.", Text.code("aside", Rooms.ASIDE));
        var helpers = EnumSet.of(Part.MENTOR, Part.ASSIGNEE);
        return card.controls(ROOM.stream().filter(move -> move.from(it.stage(), helpers).isPresent()).map(move -> button(it, move, helpers)).toArray(Card.Control[]::new)).controls(show(it));
    }

    /** What was said by a button. */
    static Card formal(Entry entry, View view) {
        var by = text("who", author(entry.personId(), view));
        var title = switch (entry.move()) {
            case ANSWER -> Text.of("{who} answers", by);
            case ASK_BACK -> Text.of("{who} asks back", by);
            case ESCALATE -> Text.of("{who} escalates it", by);
            case REPLY, TRIAGE, TAKE, LET_GO, HAND_OVER, SNOOZE, EDIT, RESOLVE, WITHDRAW, MERGE, UNMERGE, REOPEN -> Text.of("{who} says", by);
        };
        return news(title, entry.words());
    }

    /** Private news of a case: what was done, the words that came with it, and what its reader can do. */
    static Card news(Text title, String words, Card.Control... controls) {
        var card = new Card(title, Tone.PLAIN, List.of(), List.of());
        return (words.isEmpty() ? card : card.say("{words}", plain("words", words))).controls(controls);
    }

    static Card.Control press(Text label, Move move, Case it) {
        return new Card.Button(label, HoursFields.name(move), List.of(Cases.CASE.is(it.id())), Card.Weight.NORMAL, true);
    }

    static Card.Control show(Case it) {
        return Card.button("Show it", "hours.show", HoursFields.WHICH.is(it.id()));
    }

    /** Why somebody may not do that: because of how it stands, or of who they are. */
    static Refusal refusal(Case it, Move move, Tx tx) {
        if (!move.isOpenAt(it.stage())) {
            var args = new Text.Arg[] {strong("goal", it.goal()), text("stage", stage(it.stage())), text("mentor", who(it.mentorId(), tx)), Text.code("command", "/hours show")};
            return it.mentorId().isPresent() ? Refusal.of("{goal} is {stage}, with {mentor}, so that cannot be done now. {command} shows what can.", args)
                : Refusal.of("{goal} is {stage}, so that cannot be done now. {command} shows what can.", args);
        }
        return Refusal.of("With {goal} only {who} can do that now.", strong("goal", it.goal()), text("who", Text.listed(move.rows().stream().filter(row -> row.from() == it.stage())
            .flatMap(row -> row.by().stream()).filter(part -> part != Part.CLOCK).sorted().map(CaseCards::part).toList())));
    }

    private static Text part(Part part) {
        return switch (part) {
            case ASKER -> Text.of("whoever asked");
            case ASSIGNEE -> Text.of("the mentor who has it");
            case MENTOR -> Text.of("mentors");
            case MODERATOR -> Text.of("moderators");
            case CLOCK -> Text.of("time");
        };
    }
}
