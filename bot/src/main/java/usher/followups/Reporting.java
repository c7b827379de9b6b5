package usher.followups;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Field;
import usher.Person;
import usher.Refusal;
import usher.Right;
import usher.Spreadsheet;
import usher.Text;
import usher.View;
import usher.charts.Look;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.events.Events;

/** Who was promised what for an event and what became of it, for its hosts and moderators: in numbers, and in full as a table for a spreadsheet. */
final class Reporting {

    private static final Field.Ref EVENT = new Field.Ref(Field.required("event", "Event", "the event''s title, or choose it from the list"), EventFields.WHICH.like());
    /** What is done later than that was not done because of the event. */
    private static final Duration MEASURED = Duration.ofDays(30);
    /** With fewer than that a percentage says more than is known. */
    private static final int ENOUGH = 20;

    private static final String PICTURE = "checklist.report-picture";
    /** Items in a picture. */
    private static final int SHOWN = 30;

    private Reporting() {}

    static List<Action> actions() {
        return List.of(
            Action.question("checklist report", "Read what became of the checklists of an event", Right.ANYONE, List.of(EVENT), Reporting::report),
            Action.look(PICTURE, "See what became of the checklists of an event", Right.ANYONE, List.of(EVENT), Reporting::picture));
    }

    private static Event event(Call call, View view) {
        var event = view.table(EventTable.class).find(call.get(EVENT)).filter(it -> it.communityId() == view.community().id())
            .orElseThrow(() -> Refusal.of("That event is not one of this community''s. {command} shows those that are.", code("command", "/event list")).at(EVENT));
        if (!Events.manages(view.caller(), event, view)) throw Refusal.of("Only a host of {title} or a moderator can do that.", strong("title", event.title()));
        return event;
    }

    private static List<AssignmentCards.Shown> given(Event event, View view) {
        var given = view.table(AssignmentTable.class).ofEvent(event.id()).stream().filter(it -> !it.isTaken()).map(Assignment::id).toList();
        return given.isEmpty() ? List.of() : AssignmentCards.shown(view.table(AssignmentTable.class).tasks(given), view);
    }

    private static Answer report(Call call, View view) {
        var event = event(call, view);
        var shown = given(event, view);
        if (shown.isEmpty()) return nothing(event);
        return new Answer.Download(Spreadsheet.name("checklists", event.title()), Spreadsheet.MEDIA_TYPE, sheet(shown, view), card(event, shown, view).controls(Card.button("As a picture", PICTURE, EVENT.is(event.id()))));
    }

    private static Answer nothing(Event event) {
        return Answer.done(Card.of("Nobody has a checklist for {title}", strong("title", event.title())).say("{command} has one go with it.", code("command", "/checklist attach")));
    }

    /** The same with a picture of what is done of each item. */
    private static Answer picture(Call call, View view) {
        var event = event(call, view);
        var shown = given(event, view);
        if (shown.isEmpty()) return nothing(event);
        var card = card(event, shown, view);
        var done = new ArrayList<Look.Bar>();
        var theirs = new ArrayList<Look.Bar>();
        for (var list : lists(shown).values()) byItem(list).forEach(those -> {
            var counted = those.stream().filter(it -> it.task().stands() != Task.Stands.NOT_MINE).count();
            var name = Text.of("{n}. {share}: {promise}", count("n", done.size() + 1L), text("share", share(those, it -> isDone(it))), text("promise", those.getFirst().promise())).plain(view.locale());
            done.add(new Look.Bar(name, those.stream().filter(it -> isDone(it)).count()));
            theirs.add(new Look.Bar(name, counted));
        });
        var bars = List.of(new Look.Bars(Text.of("done"), Look.BLUE, done.stream().limit(SHOWN).toList()), new Look.Bars(Text.of("theirs to do"), Look.GREY, theirs.stream().limit(SHOWN).toList()));
        return Look.png(card.title().plain(view.locale()), () -> List.of(Look.lying(view.locale(), bars))).<Answer>map(png -> new Answer.Download("checklists.png", "image/png", png, card)).orElseGet(() -> Answer.done(card));
    }

    private static Card card(Event event, List<AssignmentCards.Shown> all, View view) {
        var card = Card.of("What became of the checklists of {title}", strong("title", event.title())).facts(
            Card.fact("Done", share(all, it -> isDone(it))), Card.fact("Done within 30 days", share(all, it -> isDone(it) && isSoon(it))),
            Card.fact("People", Text.of("{n}", count("n", all.stream().map(it -> it.task().personId()).distinct().count()))));
        for (var list : lists(all).entrySet()) card = card.say("{checklist}:", strong("checklist", list.getKey())).bullets(items(list.getValue(), view.now()));
        return card.note("What somebody said is not for them does not count. The table has who said what.");
    }

    private static boolean isDone(AssignmentCards.Shown it) {
        return it.task().stands() == Task.Stands.DONE;
    }

    private static boolean isSoon(AssignmentCards.Shown it) {
        return Optional.ofNullable(it.task().changedAt()).filter(at -> !at.isAfter(it.in().givenAt().plus(MEASURED))).isPresent();
    }

    private static Text share(List<AssignmentCards.Shown> all, Predicate<AssignmentCards.Shown> which) {
        var counted = all.stream().filter(it -> it.task().stands() != Task.Stands.NOT_MINE).toList();
        var those = counted.stream().filter(which).count();
        return counted.size() < ENOUGH ? Text.of("{n} of {all}", count("n", those), count("all", counted.size()))
            : Text.of("{n} of {all} ({percent} %)", count("n", those), count("all", counted.size()), count("percent", Math.round(100.0 * those / counted.size())));
    }

    private static Map<String, List<AssignmentCards.Shown>> lists(List<AssignmentCards.Shown> all) {
        return all.stream().collect(Collectors.groupingBy(AssignmentCards.Shown::list, TreeMap::new, Collectors.toList()));
    }

    /** By their words: what was asked in another version in other words is another item. */
    private static Collection<List<AssignmentCards.Shown>> byItem(List<AssignmentCards.Shown> list) {
        return list.stream().collect(Collectors.groupingBy(it -> it.item().number() + " " + it.promise().plain(Locale.ENGLISH), TreeMap::new, Collectors.toList())).values();
    }

    private static List<Text> items(List<AssignmentCards.Shown> list, Instant now) {
        return byItem(list).stream().map(those -> {
            var notTheirs = those.stream().filter(it -> it.task().stands() == Task.Stands.NOT_MINE).count();
            var overdue = those.stream().filter(it -> it.task().isOpen() && it.task().dueAt().isBefore(now)).count();
            return Text.of("{promise}: {share} done, {not} not for them, {overdue} overdue", text("promise", those.getFirst().promise()), text("share", share(those, it -> isDone(it))),
                count("not", notTheirs), count("overdue", overdue));
        }).toList();
    }

    private static byte[] sheet(List<AssignmentCards.Shown> all, View view) {
        view.people(all.stream().map(it -> it.task().personId()).distinct().toList());
        var reviews = Reviewing.sent(all, view);
        try (var sheet = new Spreadsheet(List.of("name", "account", "checklist", "item", "due", "stands", "since", "said", "review", "reviewer's words"))) {
            all.forEach(it -> sheet.row(view.person(it.task().personId()).map(Person::name).orElse(""), view.person(it.task().personId()).map(who -> who.account().key()).orElse(""),
                it.list(), it.promise().plain(view.locale()), Spreadsheet.moment(it.task().dueAt(), view), stands(it, view.now()),
                Optional.ofNullable(it.task().changedAt()).map(at -> Spreadsheet.moment(at, view)).orElse(""), it.task().words(),
                Optional.ofNullable(reviews.get(it.task().id())).map(review -> ReviewCards.cell(it, review, view.locale())).orElse(""), Optional.ofNullable(reviews.get(it.task().id())).map(Review::words).orElse("")));
            return sheet.file();
        }
    }

    private static String stands(AssignmentCards.Shown it, Instant now) {
        return switch (it.task().stands()) {
            case OPEN -> it.task().dueAt().isBefore(now) ? "overdue" : "open";
            case DONE -> "done";
            case NOT_MINE -> "not for them";
        };
    }
}
