package usher;

import java.time.Duration;
import java.util.List;

/** The smallest feature with a message and a timer: someone rings, all are told, and later are told again. */
final class Bell implements Feature {

    static final Field.Line NAME = new Field.Line(Field.required("name", "Name", "whose bell it is, for example Ann"), 20);
    static final Field.Count TIMES = new Field.Count(Field.optional("times", "Times", "how often, from 1 to 9"), 1, 9);
    static final Field.Id NUMBER = new Field.Id("number");
    static final Address HALL = Address.channel(new Space("test", "main"), "hall");

    private int handled;

    @Override
    public List<Action> actions() {
        return List.of(
            Action.command("bell ring", "Ring a bell", Right.ANYONE, List.of(NAME, TIMES), this::ring),
            Action.command("bell melt", "Melt the bell", Right.MODERATORS, List.of(), (call, tx) -> Answer.done(Card.of("Melted"))),
            Action.press("bell.hit", "Hit it", Right.ANYONE, List.of(), this::hit),
            Action.press("bell.crack", "Crack it", Right.ANYONE, List.of(), this::crack),
            Action.press("bell.peal", "Ring a peal", Right.ANYONE, List.of(NUMBER), this::peal),
            Action.press("bell.hush", "Hush it", Right.ANYONE, List.of(), this::hush),
            Action.press("bell.whisper", "Whisper of it", Right.ANYONE, List.of(), this::whisper),
            Action.press("bell.refuse", "Refuse it", Right.ANYONE, List.of(), this::refuse),
            Action.question("bell listen", "Listen", Right.ANYONE, List.of(), (call, view) -> Answer.done(Card.of("{n} handled", Text.count("n", handled)))),
            Action.timer("bell.echo", Trigger.Late.SKIP, Duration.ofMinutes(5), List.of(), this::echo),
            Action.timer("bell.broken", Trigger.Late.FINE, Duration.ZERO, List.of(), this::crack));
    }

    private Answer ring(Call call, Tx tx) {
        handled++;
        tx.post(HALL, "bell", () -> Wanted.message(Card.of("{name} rang", Text.strong("name", call.get(NAME))), tx.locale()));
        tx.at(tx.now().plus(Duration.ofMinutes(10)), "echo", "bell.echo");
        if (call.find(TIMES).orElse(1) == 7) throw Refusal.of("Seven is one too many").at(TIMES);
        return Answer.done(Card.of("You rang"));
    }

    private Answer hit(Call call, Tx tx) {
        tx.audit("hit", "bell", Text.of("hit"));
        tx.table(CoreTable.class).addDraft("hit " + call.id(), "{}", tx.now());
        return Answer.done(Card.of("Hit number {n}", Text.count("n", ++handled)));
    }

    private Answer crack(Call call, Tx tx) {
        tx.table(CoreTable.class).addDraft("crack " + call.id(), "{}", tx.now());
        throw new IllegalStateException("cracked");
    }

    private Answer peal(Call call, Tx tx) {
        for (var i = 1L; i <= call.get(NUMBER); i++) {
            var number = i;
            tx.post(HALL, "peal " + number, () -> Wanted.message(Card.of("Peal {n}", Text.count("n", number)), tx.locale()));
        }
        return Answer.done(Card.of("It rings and rings"));
    }

    private Answer hush(Call call, Tx tx) {
        tx.unpost(HALL, "bell");
        return Answer.done(Card.of("Hushed"));
    }

    private Answer whisper(Call call, Tx tx) {
        tx.tell(tx.caller(), "whisper", Card.of("It rings in five minutes"), Manner.URGENT.until(tx.now().plus(Duration.ofMinutes(5))));
        return Answer.done(Card.of("Whispered"));
    }

    private Answer refuse(Call call, Tx tx) {
        tx.table(CoreTable.class).addDraft("refuse " + call.id(), "{}", tx.now());
        throw Refusal.of("Not today");
    }

    private Answer echo(Call call, Tx tx) {
        tx.post(HALL, "echo", () -> Wanted.message(Card.of("Echo"), tx.locale()));
        return Answer.done(Card.of("Echoed"));
    }
}
