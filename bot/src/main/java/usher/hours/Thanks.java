package usher.hours;

import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Manner;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.badges.Awards;
import usher.badges.Rule;
import usher.hours.Feedback.Helped;

/** What comes of a resolved case: its asker is asked how much it helped, and whoever helped hears of it, whoever closed it. */
final class Thanks {

    static final Field.Choice HOW = new Field.Choice(Field.required("how", "How much did it help?", "yes, partly or no"),
        List.of(new Card.Option("yes", Text.of("A lot")), new Card.Option("partly", Text.of("Partly")), new Card.Option("no", Text.of("Not really"))));
    static final Field.Paragraph MORE = new Field.Paragraph(Field.required("words", "Words", "what helped, or what was missing; whoever helped reads it"), 500);

    private static final String HELPED = "hours.helped";
    private static final String WORDS = "hours.helped-words";

    private Thanks() {}

    static List<Action> actions() {
        return List.of(
            Action.press(HELPED, "Say how much it helped", Right.ANYONE, List.of(Cases.CASE, HOW), Thanks::helped),
            Action.press(WORDS, "Say more about how it helped", Right.ANYONE, List.of(Cases.CASE, MORE), Thanks::words));
    }

    /** Those who answered; where nobody did, whoever has it, if they wrote about it or its asker says all the same that it helped. */
    private static List<Long> helpers(Case it, Tx tx) {
        var answered = tx.table(ThanksTable.class).answered(it.id()).stream().filter(who -> who != it.askerId()).toList();
        return answered.isEmpty() ? it.mentorId().filter(who -> isBy(it.askerId(), tx) || !written(it, List.of(who), tx).isEmpty()).stream().toList() : answered;
    }

    /** What these people wrote to its asker. */
    static List<Line> written(Case it, List<Long> people, View view) {
        return view.table(LineTable.class).of(it.id()).stream().filter(line -> line.personId().filter(people::contains).isPresent() && !Rooms.isAside(line)).toList();
    }

    private static boolean isBy(long person, Tx tx) {
        return tx.isPerson() && tx.caller().id() == person;
    }

    /** Everybody whom it concerns hears of it, but not whoever did it. */
    static void resolved(Case it, Tx tx) {
        var helpers = helpers(it, tx);
        if (!isBy(it.askerId(), tx)) tellAsker(it, !helpers.isEmpty(), tx);
        for (var helper : helpers) {
            tx.table(ThanksTable.class).credit(it.id(), helper, null, null);
            if (!isBy(helper, tx)) tell(helper, it, Optional.empty(), tx);
        }
        var rest = it.mentorId().filter(who -> !helpers.contains(who) && !isBy(who, tx));
        Cases.tell(rest, it, "resolved", CaseCards.news(Text.of("{goal} is resolved", strong("goal", it.goal())), "", CaseCards.show(it)), tx);
    }

    private static void tellAsker(Case it, boolean helped, Tx tx) {
        var goal = strong("goal", it.goal());
        var title = tx.isPerson() ? Text.of("{who} closed {goal}", tx.caller().mention("who"), goal) : Text.of("I closed {goal}, since nothing more came. One press brings it back.", goal);
        var card = CaseCards.news(title, "", CaseCards.press(Text.of("Reopen"), Move.REOPEN, it), CaseCards.show(it));
        Cases.tell(Optional.of(it.askerId()), it, "closed", helped ? asked(card, it, tx) : card, tx);
    }

    /** What was said of how it ended was said of that end. */
    static void reopened(Case it, Tx tx) {
        tx.table(ThanksTable.class).forgetCredits(it.id());
        tx.table(ThanksTable.class).forgetFeedback(it.id());
    }

    /** The news that a case helped; it is told once and changes with what the asker says of it. */
    private static void tell(long helper, Case it, Optional<Feedback> feedback, Tx tx) {
        var table = tx.table(ThanksTable.class);
        var credit = table.credits(it.id()).stream().filter(row -> row.personId() == helper).findFirst().orElseThrow();
        tx.person(helper).ifPresent(who -> {
            var card = news(it, feedback, tx);
            var here = who.account().direct().key();
            var at = credit.address().orElse(here);
            var key = credit.toldAs().orElseGet(() -> it.subject() + " helped " + tx.newId());
            if (credit.toldAs().isEmpty()) {
                table.told(it.id(), helper, at, key);
                tx.table(CaseTable.class).told(it.id(), at, key);
            }
            tx.tellAgain(who, Address.of(at), key, card, Manner.OWN);
        });
    }

    private static Card news(Case it, Optional<Feedback> feedback, Tx tx) {
        var goal = strong("goal", it.goal());
        var who = text("who", CaseCards.who(Optional.of(it.askerId()), tx));
        var failed = feedback.filter(said -> said.helped() == Helped.NO).isPresent();
        var card = CaseCards.news(failed ? Text.of("{goal} is resolved", goal) : Text.of("You helped {who}: {goal} is resolved", who, goal), "", CaseCards.show(it));
        return feedback.map(said -> card.with(new Card.Paragraph(line(said, who)))).orElse(card);
    }

    private static Text line(Feedback said, Text.Arg who) {
        var how = text("how", switch (said.helped()) {
            case YES -> Text.of("it helped a lot");
            case PARTLY -> Text.of("it helped partly");
            case NO -> Text.of("it did not really help");
        });
        return said.words().isEmpty() ? Text.of("{who} says: {how}.", who, how) : Text.of("{who} says: {how}. “{words}”", who, how, plain("words", said.words()));
    }

    /** What was said of a resolved case, and for whoever asked the buttons to say it. */
    static Card shown(Card card, Case it, View view) {
        if (it.stage() != Stage.RESOLVED) return card;
        var said = view.table(ThanksTable.class).feedback(it.id());
        var with = said.map(feedback -> card.with(new Card.Paragraph(line(feedback, text("who", CaseCards.who(Optional.of(it.askerId()), view)))))).orElse(card);
        if (it.askerId() != view.caller().id() || view.table(ThanksTable.class).credits(it.id()).isEmpty()) return with;
        var asked = asked(with, it, view);
        return said.isEmpty() ? asked : asked.controls(Card.button("Say more", WORDS, Cases.CASE.is(it.id())));
    }

    private static Card asked(Card card, Case it, View view) {
        return card.say("How much did it help?").controls(HOW.options().stream()
            .map(option -> new Card.Button(option.label(), HELPED, List.of(Cases.CASE.is(it.id()), HOW.is(option.value())), Card.Weight.NORMAL, true)).toArray(Card.Control[]::new)).controls(Lessons.offer(it, view));
    }

    private static Answer helped(Call call, Tx tx) {
        var it = own(call, tx);
        var before = tx.table(ThanksTable.class).feedback(it.id());
        var how = Helped.valueOf(call.get(HOW).toUpperCase(Locale.ROOT));
        if (before.filter(said -> said.helped() == how).isEmpty()) say(it, new Feedback(it.id(), how, before.map(Feedback::words).orElse(""), tx.now()), tx);
        return Answer.done(CaseCards.whole(it, tx));
    }

    private static Answer words(Call call, Tx tx) {
        var it = own(call, tx);
        var how = tx.table(ThanksTable.class).feedback(it.id()).map(Feedback::helped).orElse(Helped.YES);
        say(it, new Feedback(it.id(), how, call.get(MORE), tx.now()), tx);
        return Answer.done(CaseCards.whole(it, tx));
    }

    private static void say(Case it, Feedback feedback, Tx tx) {
        var table = tx.table(ThanksTable.class);
        var helpedBefore = table.feedback(it.id()).filter(said -> said.helped() != Helped.NO).isPresent();
        table.forgetFeedback(it.id());
        table.add(feedback);
        table.count(it.id(), feedback.helped() != Helped.NO);
        table.credits(it.id()).forEach(credit -> {
            tell(credit.personId(), it, Optional.of(feedback), tx);
            Awards.look(credit.personId(), tx);
            if (helpedBefore && feedback.helped() == Helped.NO) Awards.undone(Rule.Kind.HELPED, credit.personId(), tx);
        });
    }

    /** A case that helped somebody, of whoever called. */
    private static Case own(Call call, Tx tx) {
        var it = Cases.find(call.get(Cases.CASE), tx);
        if (it.askerId() != tx.caller().id()) throw Refusal.of("Only whoever asked {goal} can say how much it helped.", strong("goal", it.goal()));
        if (it.stage() != Stage.RESOLVED || tx.table(ThanksTable.class).credits(it.id()).isEmpty()) {
            throw Refusal.of("{goal} is {stage}; how much it helped is asked when an answered case is resolved.", strong("goal", it.goal()), text("stage", CaseCards.stage(it.stage())));
        }
        return it;
    }

    static void merge(Person from, Person into, Tx tx) {
        var table = tx.table(ThanksTable.class);
        table.dropDoubles(from.id(), into.id());
        table.move(from.id(), into.id());
        table.dropOwn(into.id());
    }

    /** What was said of a case goes with it. */
    static void forget(Case it, Tx tx) {
        tx.table(ThanksTable.class).forgetFeedback(it.id());
        tx.table(ThanksTable.class).forgetTold(it.id());
    }

    static Optional<Text> mine(Person who, View view) {
        return Optional.of(view.table(ThanksTable.class).helped(who.id())).filter(n -> n > 0).map(n -> Text.of("{n, plural, one {You helped with # case} other {You helped with # cases}}", Text.count("n", n)));
    }
}
