package usher.measures;

import static usher.Card.fact;
import static usher.Text.count;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import usher.Card;
import usher.Text;
import usher.events.Event;
import usher.surveys.Nps;
import usher.surveys.Results;

/** Measures in words, the same as the picture beside them. */
final class ReportCards {

    private ReportCards() {}

    static Card event(Event event, Measures it, Results survey, Instant now) {
        var card = Card.of("What came of {title}", strong("title", event.title())).facts(fact("When", Text.of("{when}", moment("when", event.startsAt()))));
        card = card.with(new Card.Facts(there(it))).with(new Card.Facts(promised(it))).with(new Card.Facts(List.of(
            fact("Came again within 30 days", again(it.again(), event.endsAt().plus(Measures.THIRTY), now)), fact("Came again within 90 days", again(it.later(), event.endsAt().plus(Measures.NINETY), now)))));
        if (survey.closes().isPresent()) card = card.facts(fact("Would recommend it", recommend(survey)));
        var over = event.endsAt().plus(Measures.THIRTY);
        if (now.isBefore(over)) card = card.note("What is counted within 30 days is what there is so far: they end {when}.", moment("when", over));
        return note(card);
    }

    static Card period(int days, Measures it, Cohorts cohorts, Collection<Results> surveys) {
        var card = Card.of("What events came to in the last {n} days", count("n", days));
        if (it.events() == 0 && cohorts.months().isEmpty()) return card.say("No event ended in that time.");
        card = card.facts(fact("Events", Text.of("{n}", count("n", it.events())))).with(new Card.Facts(there(it))).with(new Card.Facts(promised(it)))
            .with(new Card.Facts(List.of(fact("Came again within 30 days", it.again().said()), fact("Came again within 90 days", it.later().said()), fact("Would recommend them", recommend(surveys)))));
        if (!cohorts.months().isEmpty()) card = card.say("Who came again, by the month in which they first came (year and month):").bullets(cohorts.months().stream().map(ReportCards::cohort).toList());
        return note(card.note("Counted within 30 or 90 days: events of which these days ended in that time, so that nothing is still to grow."));
    }

    private static Card note(Card card) {
        return card.note("Whoever hands a deliverable in only when asked, which is after the thirty days, counts among those until now.").note("Whoever left does not count in what was promised, nor does what somebody said is not for them. Of fewer than {n} there is no percentage.", count("n", Share.ENOUGH));
    }

    private static List<Card.Fact> there(Measures it) {
        var facts = new ArrayList<>(List.of(fact("Going", Text.of("{n}", count("n", it.going()))), fact("Attended", attended(it))));
        if (it.assumed() < it.events()) facts.add(fact("Did not come", Text.of("{n}", count("n", it.missed()))));
        return facts;
    }

    private static Text attended(Measures it) {
        var of = new Share(it.attended(), it.going()).said();
        if (it.going() == 0 || it.assumed() == 0) return of;
        return it.events() == 1 ? Text.of("{share}: nobody was checked in, so everyone who was going counts", text("share", of))
            : Text.of("{share}; at {n, plural, one {# event} other {# events}} nobody was checked in, so everyone who was going counts", text("share", of), count("n", it.assumed()));
    }

    private static List<Card.Fact> promised(Measures it) {
        return List.of(fact("Actions done within 30 days", it.actions().said()), fact("Checklists done within 30 days", it.checklists().said()),
            fact("Deliverables within 30 days", it.handedIn().said()), fact("Deliverables until now", it.handedInEver().said()), fact("Until the first outcome", first(it.first())), fact("Things shown", artifacts(it)));
    }

    private static Text first(Optional<Spread> first) {
        return first.map(it -> it.n() == 1 ? Text.of("{time}, of one", text("time", length(it.median())))
            : Text.of("{median} in the middle, from {least} to {most}, of {n}", text("median", length(it.median())), text("least", length(it.least())), text("most", length(it.most())), count("n", it.n())))
            .orElseGet(() -> Text.of("nobody has one yet"));
    }

    private static Text artifacts(Measures it) {
        var n = count("n", it.artifacts());
        var people = count("people", it.people());
        if (it.people() == 0) return Share.NONE.said();
        return it.people() < Share.ENOUGH ? Text.of("{n} from {people} who attended", n, people)
            : Text.of("{n} from {people} who attended, {each} each", n, people, plain("each", String.format(Locale.ROOT, "%.1f", (double) it.artifacts() / it.people())));
    }

    private static Text recommend(Results it) {
        return it.nps().map(nps -> recommend(nps)).orElseGet(() -> it.isClosed() ? Text.of("{n} of {all} answered; shown from {enough} on", count("n", it.answers()), count("all", it.asked()), count("enough", Results.ENOUGH))
            : Text.of("{n} of {all} answered so far; shown when it has closed, {when}", count("n", it.answers()), count("all", it.asked()), moment("when", it.closes().orElseThrow())));
    }

    /** Only what is shown of each by itself is in the sum. */
    private static Text recommend(Collection<Results> surveys) {
        return Results.together(surveys).map(nps -> recommend(nps)).orElseGet(() -> Text.of("no survey has {enough} answers yet", count("enough", Results.ENOUGH)));
    }

    private static Text recommend(Nps nps) {
        return Text.of("NPS {score}, of {n} answers", text("score", nps.said()), count("n", nps.answers()));
    }

    private static Text again(Share share, Instant known, Instant now) {
        return now.isBefore(known) ? Text.of("known from {when} on", moment("when", known)) : share.said();
    }

    private static Text cohort(Cohorts.Cohort it) {
        var again = new ArrayList<Text>();
        for (var i = 0; i < it.again().size(); i++) {
            var share = it.again().get(i);
            if (share.isPresent()) again.add(Text.of("{n, plural, one {# month} other {# months}} later {share}", count("n", i + 1L), text("share", share.get().said())));
        }
        var month = plain("month", it.month().format(DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT)));
        return again.isEmpty() ? Text.of("{month}: {n, plural, one {# person} other {# people}} came first; who came again is known once the month after is over", month, count("n", it.size()))
            : Text.of("{month}: {n, plural, one {# person} other {# people}}; {again}", month, count("n", it.size()), text("again", Text.listed(again)));
    }

    /** In the unit in which people would say it. */
    private static Text length(Duration length) {
        var minutes = Math.round(length.toSeconds() / 60.0);
        if (minutes < 120) return Text.of("{n, plural, one {# minute} other {# minutes}}", count("n", minutes));
        var hours = Math.round(minutes / 60.0);
        return hours < 48 ? Text.of("{n, plural, one {# hour} other {# hours}}", count("n", hours)) : Text.of("{n, plural, one {# day} other {# days}}", count("n", Math.round(hours / 24.0)));
    }
}
