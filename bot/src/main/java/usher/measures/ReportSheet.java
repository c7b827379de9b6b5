package usher.measures;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import usher.Person;
import usher.Spreadsheet;
import usher.View;
import usher.deliverables.Deliverable;
import usher.deliverables.DeliverableTable;
import usher.events.Event;
import usher.surveys.Nps;
import usher.surveys.Results;

/** The measures as tables for a spreadsheet: of an event everybody who held a seat, for its hosts; of a period its events. */
final class ReportSheet {

    private ReportSheet() {}

    static byte[] people(Event event, Facts facts, View view) {
        var meeting = facts.events().getFirst();
        view.people(meeting.going());
        var given = facts.given().stream().collect(Collectors.groupingBy(Facts.Given::person));
        var said = view.table(DeliverableTable.class).of(List.of(event.id())).stream().collect(Collectors.toMap(Deliverable::personId, it -> it));
        try (var sheet = new Spreadsheet(List.of("name", "account", "attended", "actions", "done", "done within 30 days", "deliverable", "since", "shown", "came again within 30 days", "within 90 days"))) {
            for (var who : meeting.going()) {
                var theirs = given.getOrDefault(who, List.of()).stream().filter(Facts.Given::isTheirs).toList();
                var made = Optional.ofNullable(said.get(who));
                sheet.row(view.person(who).map(Person::name).orElse(""), view.person(who).map(it -> it.account().key()).orElse(""), came(meeting, who), number(theirs.size()),
                    number(theirs.stream().filter(it -> it.done().isPresent()).count()), number(theirs.stream().filter(it -> it.done().filter(meeting.after(Measures.THIRTY)::isAfter).isPresent()).count()),
                    made.map(it -> it.stands().name().toLowerCase(Locale.ROOT).replace('_', ' ')).orElse(""), made.flatMap(it -> Optional.ofNullable(it.changedAt())).map(it -> at(it, view)).orElse(""), made.map(Deliverable::words).orElse(""),
                    again(facts, meeting, who, Measures.THIRTY), again(facts, meeting, who, Measures.NINETY));
            }
            return sheet.file();
        }
    }

    private static String came(Facts.Meeting meeting, long who) {
        if (meeting.assumed()) return "assumed";
        return meeting.attended().contains(who) ? "yes" : meeting.missed().contains(who) ? "no" : "not known";
    }

    private static String again(Facts facts, Facts.Meeting meeting, long who, Duration window) {
        if (!meeting.attended().contains(who)) return "";
        if (!meeting.isOver(window, facts.now())) return "not known yet";
        return Measures.cameAgain(facts, who, meeting, window) ? "yes" : "no";
    }

    static byte[] events(Facts facts, Instant since, View view) {
        try (var sheet = new Spreadsheet(List.of("event", "start", "going", "attended", "nobody was checked in", "did not come", "actions", "actions done within 30 days", "checklists", "checklists done within 30 days",
            "people with a promise", "deliverables within 30 days", "deliverables until now", "things shown", "people", "came again within 30 days", "of", "came again within 90 days", "of these", "recommended, NPS", "from", "to", "answers"))) {
            var surveys = Results.of(facts.events().stream().map(Facts.Meeting::id).toList(), view);
            for (var event : facts.events()) {
                if (event.endsAt().isBefore(since)) continue;
                var nps = Optional.ofNullable(surveys.get(event.id())).flatMap(Results::nps);
                var it = Measures.of(new Facts(facts.now(), List.of(event), facts.given(), facts.made(), facts.attended(), facts.here()));
                sheet.row(event.title(), at(event.startsAt(), view), number(it.going()), number(it.attended()), it.assumed() > 0 ? "yes" : "no", number(it.missed()), number(it.actions().all()), number(it.actions().part()),
                    number(it.checklists().all()), number(it.checklists().part()), number(it.handedInEver().all()), number(it.handedIn().part()), number(it.handedInEver().part()), number(it.artifacts()), number(it.people()),
                    number(it.again().part()), number(it.again().all()), number(it.later().part()), number(it.later().all()),
                    rounded(nps, Nps::score), rounded(nps, Nps::low), rounded(nps, Nps::high), nps.map(one -> number(one.answers())).orElse(""));
            }
            return sheet.file();
        }
    }

    private static String rounded(Optional<Nps> nps, ToDoubleFunction<Nps> which) {
        return nps.map(it -> number(Math.round(which.applyAsDouble(it)))).orElse("");
    }

    private static String number(long n) {
        return Long.toString(n);
    }

    private static String at(Instant at, View view) {
        return Spreadsheet.moment(at, view);
    }
}
