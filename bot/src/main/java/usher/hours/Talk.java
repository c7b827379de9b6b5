package usher.hours;

import static usher.Text.strong;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Heard;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;

/** Ordinary messages about a case: which case they are about, what they change, and what becomes of them when they are edited or deleted. */
final class Talk {

    private static final Field.Id LINE = new Field.Id("line");
    private static final int CHOICES = 25;
    /** Lines of one person that wait for them to say which case they are about. */
    private static final int UNDECIDED = 20;
    /** How much later than a deletion a platform may tell that what is deleted was written. */
    private static final Duration LATEST = Duration.ofDays(1);

    private Talk() {}

    static List<Action> actions() {
        return List.of(Action.notice(Heard.SAID, Heard.FIELDS, Talk::said), Action.notice(Heard.UNSAID, List.of(Heard.MESSAGE), Talk::unsaid),
            Action.press("hours.about", "Say which case it is about", Right.ANYONE, List.of(LINE, HoursFields.WHICH), Talk::about));
    }

    private static Answer said(Call call, Tx tx) {
        var heard = Heard.of(call);
        var known = tx.table(LineTable.class).at(tx.community().id(), place(call));
        if (known.isPresent()) edited(known.get(), heard, tx);
        else begun(call, heard, tx);
        return Answer.done(Card.of("Heard"));
    }

    private static String place(Call call) {
        return call.by().account().space().key() + "/" + call.get(Heard.MESSAGE);
    }

    private static void edited(Line was, Heard heard, Tx tx) {
        if (was.isGone() || heard.version() <= was.version()) return;
        say(was, heard.version(), heard.written(), tx);
    }

    private static Answer unsaid(Call call, Tx tx) {
        var table = tx.table(LineTable.class);
        var known = table.at(tx.community().id(), place(call));
        if (known.isPresent()) known.filter(line -> !line.isGone()).ifPresent(line -> say(line, line.version(), "", tx));
        else {
            table.forgetGone(tx.now().minus(LATEST));
            table.add(new Line(tx.newId(), tx.community().id(), Optional.empty(), Optional.empty(), place(call), call.in().key(), 0, 0, 0, "", tx.now())); // it may yet be told that it was written
        }
        return Answer.done(Card.of("Heard"));
    }

    private static void say(Line was, long version, String words, Tx tx) {
        tx.table(LineTable.class).say(was.id(), version, words);
        var is = was.saying(version, words);
        is.caseId().flatMap(id -> Rooms.about(id, tx)).ifPresent(it -> Rooms.changed(is, it, tx));
    }

    private static void begun(Call call, Heard heard, Tx tx) {
        var id = tx.newId();
        var line = new Line(id, tx.community().id(), Optional.empty(), Optional.of(tx.caller().id()), place(call), call.in().key(), heard.sent(), heard.version(), id, heard.written(), tx.now());
        var replied = heard.under().flatMap(it -> tx.table(LineTable.class).hangsUnder(tx.community().id(), call.in().space().key() + "/", it)).flatMap(about -> Rooms.about(about, tx)).filter(it -> Cases.isFor(it, tx.caller()));
        if (replied.isPresent()) keep(line, replied.get(), tx);
        else if (call.in().kind() == Address.Kind.DIRECT) alone(line, tx);
    }

    /** In a private message that replies to nothing: about the one case there is, or whichever its author says. */
    private static void alone(Line line, Tx tx) {
        var table = tx.table(CaseTable.class);
        var open = Stream.concat(table.of(tx.community().id(), tx.caller().id(), CHOICES).stream().filter(it -> it.stage().isOpen()), table.with(tx.community().id(), tx.caller().id()).stream()).distinct().toList();
        if (open.size() == 1 && open.getFirst().askerId() == tx.caller().id()) { // whoever helps may mean another one, that they have no more
            keep(line, open.getFirst(), tx);
        } else if (open.isEmpty()) {
            tx.tell(tx.caller(), "talk", Card.of("I pass on what you write here while you have a case open").say("You have none now, so nobody was told. {command} brings one.", Text.code("command", "/hours ask"))
                .controls(Card.button("Bring a case", "hours.ask").main()));
        } else {
            tx.table(LineTable.class).add(line);
            tx.table(LineTable.class).keepUndecided(tx.caller().id(), UNDECIDED);
            open.forEach(it -> tx.table(CaseTable.class).told(it.id(), tx.caller().account().direct().key(), line.key() + " about")); // it names them, and goes with whoever asked one
            var choices = open.stream().limit(CHOICES).map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.goal()))).toList();
            tx.tell(tx.caller(), line.key() + " about", Card.of("Which case is that about?").say("Reply to a message about one, and I need not ask.")
                .controls(new Card.Pick(Text.of("Choose the case"), "hours.about", List.of(LINE.is(line.id())), HoursFields.WHICH.name(), choices)));
        }
    }

    private static Answer about(Call call, Tx tx) {
        var table = tx.table(LineTable.class);
        var line = table.find(tx.community().id(), call.get(LINE)).filter(it -> it.personId().filter(author -> author == tx.caller().id()).isPresent())
            .orElseThrow(() -> Refusal.of("That message is none of yours, or it is gone."));
        var it = Cases.find(call.get(HoursFields.WHICH), tx);
        if (line.caseId().isEmpty()) {
            if (line.isGone()) throw Refusal.of("You deleted that message, so there is nothing to pass on.");
            room(it, tx);
            var told = line.about(it.id(), tx.newId());
            table.about(line.id(), it.id(), told.slot());
            tell(told, it, tx);
            tx.unpost(tx.caller().account().direct(), line.key() + " about");
        }
        return Answer.done(Card.of("Passed on: {goal}", strong("goal", it.goal())).tone(Card.Tone.GOOD).controls(CaseCards.show(it)));
    }

    private static void keep(Line line, Case it, Tx tx) {
        try {
            room(it, tx);
        } catch (Refusal no) {
            tx.tell(tx.caller(), "talk " + it.id(), Card.of("That was not passed on").tone(Card.Tone.WRONG).say("{why}", Text.text("why", no.text())));
            return;
        }
        var told = line.about(it.id(), line.slot());
        tx.table(LineTable.class).add(told);
        tell(told, it, tx);
    }

    /** Throws {@link Refusal} where nothing more can be said about it. */
    private static void room(Case it, Tx tx) {
        if (it.endedAt().filter(end -> end.plus(Cases.REOPENS).isBefore(tx.now())).isPresent()) throw Cases.isLongOver(it);
        Cases.checkRoom(it, tx);
    }

    /** An asker who was asked has said more; a mentor who writes is at work on it. */
    private static void tell(Line line, Case was, Tx tx) {
        var isAskers = was.askerId() == tx.caller().id();
        if (was.stage() == Stage.ASKED_BACK && isAskers) Cases.moved(was, Move.REPLY, Stage.TAKEN, was.mentorId(), "", tx);
        else if (was.stage() == Stage.TAKEN && was.isWith(tx.caller().id())) Cases.renewed(was, tx);
        Rooms.wakes(line, was, tx);
        Rooms.passOn(line, was, tx);
    }
}
