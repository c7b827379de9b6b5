package usher.measures;

import static usher.Text.code;
import static usher.Text.count;
import static usher.Text.strong;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Pages;
import usher.Refusal;
import usher.Right;
import usher.SignedLink;
import usher.Spreadsheet;
import usher.Text;
import usher.View;
import usher.events.Event;
import usher.events.EventFields;
import usher.events.EventTable;
import usher.events.Events;
import usher.surveys.Results;

/** What came of an event, for its hosts and moderators, and of all events of some time, for moderators: in words with a picture, as a table, and as a page. */
public final class Reports implements Feature {

    private static final Field.Ref EVENT = new Field.Ref(Field.optional("event", "Event", "the event''s title; for moderators all events if left out"), EventFields.WHICH.like());
    private static final Field.Count DAYS = new Field.Count(Field.optional("days", "Days", "for all events: how many days back, from 7 to 365; 90 if left out"), 7, 365);
    private static final String TABLE = "event.report-table";
    private static final String PAGE = "event.report-page";
    private static final String PICTURE = "event.report-picture";
    private static final String COMMAND = "/event report";
    private static final int USUAL = 90;
    /** What the number of an event is where a link shows all of them. */
    private static final long ALL = 0;
    /** For so long whoever has a link to a page can read it. */
    private static final Duration GOOD = Duration.ofDays(14);

    private final Pages pages;

    /** {@code pages} is where links to reports lead. */
    public Reports(Pages pages) {
        this.pages = pages;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("event report", "Read what came of an event, or of all of them", Right.ANYONE, List.of(EVENT, DAYS), this::report),
            Action.look(TABLE, "Get the report as a table", Right.ANYONE, List.of(EVENT, DAYS), Reports::table),
            Action.page(PAGE, "/reports/{token}", List.of(SignedLink.TOKEN), this::page),
            Action.page(PICTURE, "/reports/{token}/picture.png", List.of(SignedLink.TOKEN), Reports::picture));
    }

    /** A report: of what, in words, and what a picture of it is called. */
    private record Report(Measures measures, Card card, Text title) {}

    private static Report of(Event event, View view) {
        var measures = Measures.of(Findings.of(event, view));
        return new Report(measures, ReportCards.event(event, measures, Results.of(event, view), view.now()), Text.of("What came of {title}", strong("title", event.title())));
    }

    private static Report of(int days, View view) {
        var since = since(days, view);
        var facts = Findings.since(since, view);
        var measures = Measures.of(facts, since);
        var surveys = Results.of(facts.events().stream().filter(it -> !it.endsAt().isBefore(since)).map(Facts.Meeting::id).toList(), view).values();
        return new Report(measures, ReportCards.period(days, measures, Findings.cohorts(view), surveys), Text.of("What events came to in the last {n} days", count("n", days)));
    }

    private static Instant since(int days, View view) {
        return view.now().minus(Duration.ofDays(days));
    }

    private Answer report(Call call, View view) {
        var event = event(call, view);
        var days = call.find(DAYS).orElse(USUAL);
        var report = event.map(it -> of(it, view)).orElseGet(() -> of(days, view));
        var until = view.now().plus(GOOD);
        var page = pages.link("/reports/" + new SignedLink(PAGE, event.map(Event::id).orElse(ALL), view.caller().id(), until).token(view));
        var which = event.map(it -> EVENT.is(it.id())).orElseGet(() -> DAYS.is(days));
        var card = report.card().controls(Card.button("As a table", TABLE, which), Card.link("As a page", page)).note("Whoever has the link to the page can read it until {until}; it names nobody.", Text.moment("until", until));
        return ReportChart.draw(report.title(), report.measures(), view.locale()).<Answer>map(png -> new Answer.Download("report.png", "image/png", png, card)).orElseGet(() -> Answer.done(card));
    }

    /** The one that is asked for, if the caller may read it; for all of them none, if they may. */
    private static Optional<Event> event(Call call, View view) {
        if (call.find(EVENT).isEmpty()) {
            Right.MODERATORS.check(view.caller());
            return Optional.empty();
        }
        var event = view.table(EventTable.class).find(call.find(EVENT).orElseThrow()).filter(it -> it.communityId() == view.community().id())
            .orElseThrow(() -> Refusal.of("That event is not one of this community''s. {command} shows those that are.", code("command", "/event list")).at(EVENT));
        if (!Events.manages(view.caller(), event, view)) throw Refusal.of("Only a host of {title} or a moderator can do that.", strong("title", event.title()));
        if (event.isCancelled()) throw Refusal.of("{title} was cancelled.", strong("title", event.title())).at(EVENT);
        if (view.now().isBefore(event.endsAt())) throw Refusal.of("{title} is not over yet. Then there is something to report.", strong("title", event.title())).at(EVENT);
        return Optional.of(event);
    }

    private static Answer table(Call call, View view) {
        var event = event(call, view);
        var days = call.find(DAYS).orElse(USUAL);
        var since = since(days, view);
        var content = event.map(it -> ReportSheet.people(it, Findings.of(it, view), view)).orElseGet(() -> ReportSheet.events(Findings.since(since, view), since, view));
        var card = event.map(it -> Card.of("What came of {title}, person by person", strong("title", it.title()))).orElseGet(() -> Card.of("What events came to, one by one"));
        return new Answer.Download(event.map(it -> Spreadsheet.name("report", it.title())).orElse("events.csv"), Spreadsheet.MEDIA_TYPE, content, card);
    }

    /** What a link leads to, as long as whoever asked for it may read it themselves. */
    private static Report opened(SignedLink.Opened link) {
        var view = link.inside();
        if (link.shows() == ALL) {
            if (!Right.MODERATORS.allows(link.whose())) throw gone();
            return of(USUAL, view);
        }
        return view.table(EventTable.class).find(link.shows()).filter(it -> it.communityId() == view.community().id() && !it.isCancelled() && Events.manages(link.whose(), it, view)).map(it -> of(it, view)).orElseThrow(Reports::gone);
    }

    private static Refusal gone() {
        return Refusal.of("There is no such report any more. {command} gives you a new link.", code("command", COMMAND));
    }

    private Answer page(Call call, View view) {
        var token = call.get(SignedLink.TOKEN);
        var report = opened(SignedLink.open(token, PAGE, COMMAND, view));
        var card = report.card();
        var blocks = Stream.concat(Stream.of(new Card.Picture(URI.create("/reports/" + token + "/picture.png"), Text.of("The same numbers as bars."))), card.blocks().stream()).toList();
        return Answer.done(new Card(card.title(), card.tone(), blocks, List.of()));
    }

    private static Answer picture(Call call, View view) {
        var link = SignedLink.open(call.get(SignedLink.TOKEN), PAGE, COMMAND, view);
        var report = opened(link);
        return ReportChart.draw(report.title(), report.measures(), link.whose().locale()).<Answer>map(png -> new Answer.Download("report.png", "image/png", png, report.card())).orElseThrow(Reports::gone);
    }
}
