package usher.hours;

import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.PressId;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.Value;
import usher.View;

/** Says what comes first and what cases are about, and looks through the line for what it filters by. */
final class Triage {

    private static final Field.Ref QUEUE = HoursFields.queue(Field.optional("queue", "Queue", "the queue''s name; all of them if left out"));
    private static final Field.Choice STAGE = choice(Field.optional("stage", "Stage", "new, triaged, taken, asked-back, answered or escalated; all that are open if left out"),
        Arrays.stream(Stage.values()).filter(Stage::isOpen).map(Triage::wire));
    private static final Field.Line TAG = new Field.Line(Field.optional("tag", "Tag", "one tag, for example cv"), 60);
    private static final Field.Choice URGENCY = choice(Field.optional("urgency", "Urgency", "whenever, week or today, as its asker said"), Arrays.stream(Case.Urgency.values()).map(Triage::wire));
    private static final Field.Choice WHOSE = choice(Field.optional("whose", "Whose", "mine: those you have; nobody: those that nobody has"), Stream.of("mine", "nobody"));
    private static final Field.Count PAGE = new Field.Count(Field.optional("page", "Page", "which page of them, from 1"), 1, 10_000);

    private static final int SHOWN = 15;

    private Triage() {}

    static List<Action> actions() {
        return List.of(
            Asking.press(Move.TRIAGE, Text.of("Say what comes first and what it is about"), List.of(Cases.CASE, HoursFields.PRIORITY, Tags.FIELD), Triage::triage),
            Action.question("hours line", "Look through what waits and who has what", Right.MENTORS, List.of(QUEUE, STAGE, TAG, URGENCY, WHOSE, PAGE), Triage::line));
    }

    private static Field.Choice choice(Field.About about, Stream<String> words) {
        return new Field.Choice(about, words.map(it -> new Card.Option(it, Text.verbatim(it))).toList());
    }

    private static String wire(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Answer triage(Call call, Tx tx) {
        var was = Cases.find(call.get(Cases.CASE), tx);
        var priority = call.find(HoursFields.PRIORITY);
        var typed = call.find(Tags.FIELD).or(() -> Forms.isSent(call) ? Optional.of("") : Optional.empty());
        if (priority.isEmpty() && typed.isEmpty()) return form(was, call, tx);
        var tags = typed.map(Tags::read);
        var is = Cases.move(was.first(priority.map("first"::equals).orElse(was.isFirst())), Move.TRIAGE, was.mentorId(), "", tx);
        tags.ifPresent(them -> Tags.set(is, them, tx));
        priority.ifPresent(_ -> tx.audit("priority", is.subject(), is.isFirst() ? Text.of("put first") : Text.of("put in its turn")));
        tags.ifPresent(them -> tx.audit("tags", is.subject(), Text.of("{n, plural, =0 {no tags} one {# tag} other {# tags}}", count("n", them.size()))));
        var card = CaseCards.whole(is, tx);
        return Answer.done(is.isFirst() ? card.note("It comes before all that is not put first.") : card.note("It comes in its turn."));
    }

    private static Answer form(Case it, Call call, Tx tx) {
        if (Move.TRIAGE.from(it.stage(), Cases.parts(it, tx.caller())).isEmpty()) throw CaseCards.refusal(it, Move.TRIAGE, tx);
        var values = new LinkedHashMap<String, String>();
        values.put(Cases.CASE.name(), Long.toString(it.id()));
        values.put(HoursFields.PRIORITY.name(), it.isFirst() ? "first" : "turn");
        tx.person(it.askerId()).ifPresent(asker -> values.put("by", asker.account().key())); // by which it is forgotten with them
        values.put(Tags.FIELD.name(), Tags.written(Tags.of(it, tx)));
        return Forms.filled(HoursFields.name(Move.TRIAGE), values, call, tx);
    }

    private static Answer line(Call call, View view) {
        var wanted = new CaseTable.Wanted(view.community().id(), call.find(QUEUE).orElse(0L), call.find(STAGE).map(it -> it.toUpperCase(Locale.ROOT).replace('-', '_')).orElse(""),
            call.find(TAG).map(Tags::one).orElse(""), call.find(URGENCY).map(it -> it.toUpperCase(Locale.ROOT)).orElse(""),
            call.find(WHOSE).filter("mine"::equals).map(_ -> view.caller().id()).orElse(0L), call.find(WHOSE).filter("nobody"::equals).isPresent());
        var page = call.find(PAGE).orElse(1);
        var all = view.table(CaseTable.class).count(wanted);
        var found = view.table(CaseTable.class).page(wanted, SHOWN, (page - 1) * SHOWN);
        if (found.isEmpty()) return Answer.done(all == 0 ? Card.of("There are no such cases").say("Leave something out to see more, for example {command}.", Text.code("command", "/hours line"))
            : Card.of("That page is empty").say("There are {n}, and a page holds {most}.", count("n", all), count("most", SHOWN)));
        var promised = Promises.soonest(found, view);
        var tags = Tags.of(found, view);
        var card = Card.of("{n, plural, one {# case} other {# cases}}, the oldest first", count("n", all))
            .bullets(found.stream().map(it -> Promises.with(Tags.with(line(it, view), tags.getOrDefault(it.id(), List.of())), Optional.ofNullable(promised.get(it.id())))).toList());
        var choices = found.stream().map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.goal()))).toList();
        card = card.controls(new Card.Pick(Text.of("Look at one"), "hours.show", List.of(), HoursFields.WHICH.name(), choices));
        return Answer.done(more(card, all - page * SHOWN, page + 1, call));
    }

    /** The button carries what was asked for, where that is short enough for one. */
    private static Card more(Card card, int left, int page, Call call) {
        if (left <= 0) return card;
        var values = Stream.concat(Stream.of(QUEUE, STAGE, TAG, URGENCY, WHOSE).map(Field::name).filter(it -> !call.values().raw().getOrDefault(it, "").isBlank())
            .map(it -> it.equals(QUEUE.name()) ? QUEUE.is(call.get(QUEUE)) : new Value(it, call.values().raw().getOrDefault(it, ""))), Stream.of(PAGE.is(page))).toArray(Value[]::new);
        var noted = card.note("and {n} more; page {page} shows the next.", count("n", left), count("page", page));
        return PressId.fits("hours.line", List.of(values)) ? noted.controls(Card.button("The next ones", "hours.line", values)) : noted;
    }

    private static Text line(Case it, View view) {
        var args = new Text.Arg[] {strong("goal", it.goal()), text("stage", CaseCards.stage(it.stage())), moment("when", it.askedAt(), Text.Style.RELATIVE), text("urgency", CaseCards.urgency(it.urgency())),
            text("who", CaseCards.who(it.mentorId(), view))};
        return it.mentorId().isPresent() ? Text.of("{goal}: {stage}, asked {when}, {urgency}, with {who}", args) : Text.of("{goal}: {stage}, asked {when}, {urgency}", args);
    }
}
