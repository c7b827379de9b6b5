package usher.hours;

import static usher.Text.count;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Trigger;
import usher.Tx;
import usher.View;
import usher.people.Zones;

/** Moderators make queues, say when they are open and where their boards stand; everybody sees which there are. */
final class Queues {

    private static final String TURN = "hours.turn";
    private static final int USUAL_EACH = 2;
    /** How much later than a change of its hours a board may be redrawn before it is pointless: it is redrawn at each. */
    private static final Duration LATE = Duration.ofDays(400);

    private Queues() {}

    static List<Action> actions() {
        return List.of(
            Action.command("hours create", "Open an office-hours queue", Right.MODERATORS,
                List.of(HoursFields.NAME, HoursFields.ABOUT, HoursFields.BOARD, HoursFields.OPEN, HoursFields.ZONE, HoursFields.EACH), Queues::create),
            Action.command("hours change", "Change what a queue is for or when it is open", Right.MODERATORS, List.of(HoursFields.QUEUE, HoursFields.NEW_ABOUT, HoursFields.OPEN, HoursFields.EACH), Queues::change),
            Action.command("hours day", "Say that a queue is open otherwise on one day, or not at all", Right.MODERATORS, List.of(HoursFields.QUEUE, HoursFields.DAY, HoursFields.WINDOWS), Queues::day),
            Action.command("hours board", "Show what waits in a queue in another channel too", Right.MODERATORS, List.of(HoursFields.QUEUE, HoursFields.BOARD), Queues::board),
            Action.command("hours retire", "Have a queue take no more cases", Right.MODERATORS, List.of(HoursFields.QUEUE), Queues::retire),
            Action.command("hours resume", "Have a queue take cases again", Right.MODERATORS, List.of(HoursFields.RETIRED), Queues::resume),
            Action.question("hours list", "Show the office hours there are", Right.ANYONE, List.of(), Queues::list),
            Action.timer(TURN, Trigger.Late.FINE, LATE, List.of(HoursFields.QUEUE_ID), Queues::turn));
    }

    static Queue find(Call call, Field<Long> field, View view) {
        return view.table(QueueTable.class).find(view.community().id(), call.get(field))
            .orElseThrow(() -> Refusal.of("That queue is not one of this community''s. {command} shows those that are.", Text.code("command", "/hours list")).at(field));
    }

    /** One that takes cases. */
    static Queue serving(Call call, View view) {
        var queue = find(call, HoursFields.QUEUE, view);
        if (queue.retiredAt().isPresent()) throw Refusal.of("{queue} takes no more cases. {command} shows those that do.", strong("queue", queue.name()), Text.code("command", "/hours list")).at(HoursFields.QUEUE);
        return queue;
    }

    private static Answer create(Call call, Tx tx) {
        var table = tx.table(QueueTable.class);
        var name = call.get(HoursFields.NAME);
        table.called(tx.community().id(), name).ifPresent(same -> {
            throw (same.retiredAt().isEmpty() ? Refusal.of("There is a queue called {name} already. Please call this one something else.", strong("name", same.name()))
                : Refusal.of("There was a queue called {name}. {command} brings it back; or please call this one something else.", strong("name", same.name()), Text.code("command", "/hours resume"))).at(HoursFields.NAME);
        });
        var zone = call.find(HoursFields.ZONE).map(typed -> Zones.read(typed, HoursFields.ZONE)).orElse(tx.zone());
        var queue = new Queue(tx.newId(), tx.community().id(), name, call.get(HoursFields.ABOUT), zone.getId(), week(call).orElse(Week.ALWAYS), call.find(HoursFields.EACH).orElse(USUAL_EACH),
            Optional.empty(), Optional.empty());
        table.add(queue);
        table.addBoard(queue.id(), call.get(HoursFields.BOARD).key());
        turned(queue, tx);
        tx.audit("create queue", queue.subject(), Text.of("{name}: {week}", strong("name", name), Text.plain("week", queue.week())));
        return Answer.done(deaf(call.get(HoursFields.BOARD), described(Card.of("{queue} is open for cases", strong("queue", name)).tone(Card.Tone.GOOD), queue, tx), tx)
            .note("{ask} brings a case; mentors take one on the board or with {next}. {role} makes somebody a mentor.", Text.code("ask", "/hours ask"), Text.code("next", "/hours next"), Text.code("role", "/usher role")));
    }

    private static Optional<String> week(Call call) {
        var typed = call.find(HoursFields.OPEN);
        try {
            typed.ifPresent(Week::read);
        } catch (Refusal no) {
            throw no.at(HoursFields.OPEN);
        }
        return typed;
    }

    private static Answer change(Call call, Tx tx) {
        var was = serving(call, tx);
        var is = new Queue(was.id(), was.communityId(), was.name(), call.find(HoursFields.NEW_ABOUT).orElse(was.about()), was.zone(), week(call).orElse(was.week()),
            call.find(HoursFields.EACH).orElse(was.mostOpen()), was.retiredAt(), was.tookAt());
        if (!is.equals(was)) {
            var before = Cases.openings(was, tx);
            tx.table(QueueTable.class).change(is);
            turned(is, tx);
            Promises.replanned(is, before, tx);
            tx.audit("change queue", is.subject(), Text.of("{name}: {week}", strong("name", is.name()), Text.plain("week", is.week())));
        }
        return Answer.done(described(Card.of("{queue} is as you say", strong("queue", is.name())).tone(Card.Tone.GOOD), is, tx));
    }

    private static Answer day(Call call, Tx tx) {
        var queue = serving(call, tx);
        var day = date(call.get(HoursFields.DAY));
        var typed = call.get(HoursFields.WINDOWS);
        var table = tx.table(QueueTable.class);
        if (day.isBefore(tx.now().atZone(ZoneId.of(queue.zone())).toLocalDate())) throw Refusal.of("{day} is over. Which day to come is otherwise?", strong("day", day.toString())).at(HoursFields.DAY);
        var isUsual = typed.strip().equalsIgnoreCase("usual");
        if (!isUsual) readDay(typed);
        var before = Cases.openings(queue, tx);
        table.usual(queue.id(), day.toString());
        if (!isUsual) table.otherwise(queue.id(), day.toString(), typed);
        turned(queue, tx);
        Promises.replanned(queue, before, tx);
        tx.audit("day of queue", queue.subject(), Text.of("{day}: {times}", Text.plain("day", day.toString()), Text.plain("times", typed)));
        return Answer.done(described(Card.of("{queue} on {day}: {times}", strong("queue", queue.name()), Text.plain("day", day.toString()), Text.plain("times", typed)).tone(Card.Tone.GOOD), queue, tx));
    }

    private static void readDay(String typed) {
        try {
            Week.readDay(typed);
        } catch (Refusal no) {
            throw no.at(HoursFields.WINDOWS);
        }
    }

    private static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException no) {
            throw Refusal.of("I cannot read {typed} as a date. Year, month and day, for example {example}.", strong("typed", typed), Text.code("example", "2027-12-24")).at(HoursFields.DAY);
        }
    }

    private static Answer board(Call call, Tx tx) {
        var queue = find(call, HoursFields.QUEUE, tx);
        var where = call.get(HoursFields.BOARD);
        if (!tx.table(QueueTable.class).boards(queue.id()).contains(where)) {
            tx.table(QueueTable.class).addBoard(queue.id(), where.key());
            tx.audit("board of queue", queue.subject(), Text.of("{where}", Text.place("where", where, where.id())));
        }
        Boards.redraw(queue.id(), tx);
        return Answer.done(deaf(where, Card.of("What waits in {queue} is shown in {where}", strong("queue", queue.name()), Text.place("where", where, where.id())).tone(Card.Tone.GOOD), tx));
    }

    /** Says so where cases are talked about by buttons only. */
    private static Card deaf(Address board, Card card, View view) {
        return view.spaces().stream().filter(home -> home.space().equals(board.space()) && !home.hears()).findFirst()
            .map(home -> card.note("In {space} I am not told what people write, so cases there have no thread: everything goes by buttons. Whoever runs Usher can turn that on (the README says how, under Threads).",
                strong("space", home.name()))).orElse(card);
    }

    private static Answer retire(Call call, Tx tx) {
        var queue = find(call, HoursFields.QUEUE, tx);
        if (queue.retiredAt().isEmpty()) {
            tx.table(QueueTable.class).retire(queue.id(), tx.now());
            tx.audit("retire queue", queue.subject(), Text.verbatim(queue.name()));
            tx.cancel(queue.board());
            Boards.redraw(queue.id(), tx);
        }
        return Answer.done(Card.of("{queue} takes no more cases", strong("queue", queue.name())).tone(Card.Tone.OVER).say("Those that are in it can still be taken and answered.")
            .controls(Card.button("Take cases again", "hours.resume", HoursFields.RETIRED.is(queue.id()))));
    }

    private static Answer resume(Call call, Tx tx) {
        var was = find(call, HoursFields.RETIRED, tx);
        if (was.retiredAt().isPresent()) {
            tx.table(QueueTable.class).resume(was.id());
            tx.audit("resume queue", was.subject(), Text.verbatim(was.name()));
        }
        var is = find(call, HoursFields.RETIRED, tx);
        if (!is.equals(was)) turned(is, tx);
        return Answer.done(described(Card.of("{queue} takes cases", strong("queue", is.name())).tone(Card.Tone.GOOD), is, tx));
    }

    private static Answer list(Call call, View view) {
        var queues = view.table(QueueTable.class).all(view.community().id());
        if (queues.isEmpty()) return Answer.done(Card.of("There are no office hours here yet").say("A moderator opens some with {command}.", Text.code("command", "/hours create")));
        var card = Card.of("Office hours");
        for (var queue : queues) {
            card = card.say("{queue}: {about}", strong("queue", queue.name()), Text.plain("about", queue.about())).with(new Card.Note(Text.of("{hours} {n, plural, =0 {Nobody waits.} one {# case waits.} other {# cases wait.}}",
                text("hours", Boards.hours(queue, view)), count("n", view.table(CaseTable.class).waiting(queue.id())))));
            card = Rules.words(queue, view).map(Card.Note::new).map(card::with).orElse(card);
        }
        return Answer.done(card.controls(Card.button("Bring a case", "hours.ask").main(), Card.button("My cases", "hours.cases")));
    }

    private static Card described(Card card, Queue queue, View view) {
        var described = card.facts(Card.fact("For", Text.verbatim(queue.about())), Card.fact("Open", Text.of("{week}, by the clock of {zone}", Text.plain("week", queue.week()), Text.plain("zone", queue.zone()))),
            Card.fact("Now", Boards.hours(queue, view)), Card.fact("Open cases each", Text.of("{n}", count("n", queue.mostOpen()))));
        var promising = Promises.words(queue, view).map(promised -> described.facts(Card.fact("Promised", promised))).orElse(described);
        return Rules.words(queue, view).map(rules -> promising.with(new Card.Note(rules))).orElse(promising);
    }

    /** A queue opens or closes: its boards say so, and the next time is set. */
    private static Answer turn(Call call, Tx tx) {
        tx.table(QueueTable.class).find(tx.community().id(), call.get(HoursFields.QUEUE_ID)).filter(queue -> queue.retiredAt().isEmpty()).ifPresent(queue -> turned(queue, tx));
        return Answer.done(Card.of("Turned"));
    }

    static void turned(Queue queue, Tx tx) {
        var openings = Cases.openings(queue, tx);
        var next = openings.at(tx.now()).map(Openings.Span::to).or(() -> openings.next(tx.now()).map(Openings.Span::from));
        next.ifPresentOrElse(at -> tx.at(at, queue.board(), TURN, HoursFields.QUEUE_ID.is(queue.id())), () -> tx.cancel(queue.board()));
        Boards.redraw(queue.id(), tx);
    }
}
