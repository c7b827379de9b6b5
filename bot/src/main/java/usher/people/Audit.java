package usher.people;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Json;
import usher.Person;
import usher.PressId;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Value;
import usher.View;

/** Who did what, for moderators: the latest first, by person, thing, act and time, page by page or as a file. */
final class Audit implements Feature {

    static final Field.PersonRef WHO = new Field.PersonRef(Field.optional("who", "Who", "Whose acts, and what was done to them; leave it out for everybody''s"));
    static final Field.Line ABOUT = new Field.Line(Field.optional("about", "About", "One thing, for example drop 12, or words to look for"), 40);
    static final Field.Ref ACT = new Field.Ref(Field.optional("act", "Act", "What was done, for example claim; choose it from the list"), Audit::like);
    static final Field.Length LAST = new Field.Length(Field.optional("last", "Of the last", "How far back, for example 2 h or 7 d; all of it if left out"), Duration.ofMinutes(1), Duration.ofDays(36_500));
    static final Field.Choice AS = new Field.Choice(Field.optional("as", "As", "Here in chat (when left out), or as a file: csv or json"), List.of(
        new Card.Option("list", Text.of("Here in chat")), new Card.Option("csv", Text.verbatim("CSV")), new Card.Option("json", Text.verbatim("JSON"))));

    private static final String LOG = "usher.log";
    private static final Field.Id PERSON = new Field.Id("w");
    private static final Field.Id KIND = new Field.Id("c");
    private static final Field.Id SECONDS = new Field.Id("l");
    private static final Field.Id BEFORE = new Field.Id("b");
    private static final Field.Id FORM = new Field.Id("f");
    private static final Field.Line WORDS = new Field.Line(Field.optional("a", "About", "One thing, for example drop 12, or words to look for"), 40);
    private static final List<String> FORMS = List.of("list", "csv", "json");
    private static final int PAGE = 15;

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("usher audit", "See who did what, and take it along as a file", Right.MODERATORS, List.of(WHO, ABOUT, ACT, LAST, AS), this::audit),
            Action.look(LOG, "See who did what", Right.MODERATORS, List.of(PERSON, KIND, SECONDS, BEFORE, FORM, WORDS), this::page));
    }

    private static List<Card.Option> like(String typed, View view) {
        return view.table(AuditTable.class).acts(view.community().id(), typed.strip().toLowerCase(Locale.ROOT)).stream()
            .map(kind -> new Card.Option(Long.toString(kind.id()), Text.verbatim(kind.act()))).toList();
    }

    /** What is asked for, as a button carries it: numbers, and words as they were typed. */
    private record Asked(long person, long kind, long seconds, long before, String about) {

        List<Value> values(long from, String as) {
            var values = new ArrayList<>(List.of(PERSON.is(person), KIND.is(kind), SECONDS.is(seconds), BEFORE.is(from), FORM.is((long) FORMS.indexOf(as))));
            if (!about.isEmpty()) values.add(WORDS.is(about));
            return values;
        }

        AuditTable.Filter filter(View view) {
            var who = person == 0 ? Optional.<Person>empty() : view.person(person);
            var act = kind == 0 ? "" : Optional.ofNullable(view.table(AuditTable.class).act(view.community().id(), kind)).orElse("");
            var since = seconds <= 0 || seconds >= view.now().getEpochSecond() ? Instant.EPOCH : view.now().minusSeconds(seconds);
            return new AuditTable.Filter(view.community().id(), person, "person " + person, who.map(it -> Json.write(it.account().key())).orElse("-"), about, act, since);
        }
    }

    private Answer audit(Call call, View view) {
        var who = call.find(WHO).map(account -> view.person(account).map(Person::id)
            .orElseThrow(() -> Refusal.of("I have not met them yet, so nothing is on record about them.").at(WHO))).orElse(0L);
        var asked = new Asked(who, call.find(ACT).orElse(0L), call.find(LAST).map(Duration::toSeconds).orElse(0L), 0, call.find(ABOUT).orElse(""));
        return answer(asked, call.find(AS).orElse("list"), view);
    }

    private Answer page(Call call, View view) {
        var form = call.get(FORM).intValue();
        return answer(new Asked(call.get(PERSON), call.get(KIND), call.get(SECONDS), call.get(BEFORE), call.find(WORDS).orElse("")),
            form >= 0 && form < FORMS.size() ? FORMS.get(form) : FORMS.getFirst(), view);
    }

    private static Answer answer(Asked asked, String as, View view) {
        return as.equals("list") ? list(asked, view) : AuditFile.of(asked.filter(view), as, view);
    }

    private static Answer list(Asked asked, View view) {
        var before = asked.before() == 0 ? Long.MAX_VALUE : asked.before();
        var lines = view.table(AuditTable.class).lines(asked.filter(view), before, PAGE + 1);
        if (lines.isEmpty()) return Answer.done(Card.of("Nothing is on record about that"));
        var shown = lines.stream().limit(PAGE).toList();
        var card = Card.of("Who did what").bullets(shown.stream().map(line -> line(line, view)).toList());
        card = asked.about().isEmpty()
            ? card.note("The latest first. Add what it is about, such as {example}, to see one thing only.", Text.code("example", shown.getFirst().subject()))
            : card.note("The latest first.");
        var more = lines.size() > PAGE ? Optional.of(shown.getLast().id()) : Optional.<Long>empty();
        return Answer.done(card.controls(controls(asked, more)));
    }

    private static Card.Control[] controls(Asked asked, Optional<Long> more) {
        var all = new ArrayList<Card.Control>();
        more.ifPresent(last -> add("Older", asked.values(last, "list"), all));
        if (asked.before() != 0) add("Latest", asked.values(0, "list"), all);
        add("As CSV", asked.values(0, "csv"), all);
        add("As JSON", asked.values(0, "json"), all);
        return all.toArray(Card.Control[]::new);
    }

    /** Words in a script that takes many characters on the wire may not fit a button; then the command with another wish is the way on. */
    private static void add(String label, List<Value> values, List<Card.Control> all) {
        if (LOG.length() + values.stream().mapToInt(value -> value.name().length() + 2 + java.net.URLEncoder.encode(value.text(), java.nio.charset.StandardCharsets.UTF_8).length()).sum() > PressId.MOST) return;
        all.add(Card.button(label, LOG, values.toArray(Value[]::new)));
    }

    private static Text line(AuditTable.Line line, View view) {
        return Text.of("{at} {by} ({subject}, {act}): {said}", Text.moment("at", line.at()), Text.text("by", by(line, view)), Text.code("subject", line.subject()),
            Text.plain("act", line.act()), Text.text("said", Json.read(line.said(), Text.class)));
    }

    /** Whoever did it; a timer's acts are Usher's own. */
    static Text by(AuditTable.Line line, View view) {
        return line.personId() == null ? Text.of("Usher") : view.person(line.personId()).map(Person::name).map(Text::verbatim).orElseGet(() -> Text.of("someone"));
    }
}
