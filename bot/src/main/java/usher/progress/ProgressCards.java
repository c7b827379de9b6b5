package usher.progress;

import static usher.Text.count;
import static usher.Text.link;
import static usher.Text.moment;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Instant;
import java.util.ArrayList;
import usher.Card;
import usher.Pages;
import usher.Person;
import usher.Role;
import usher.Text;
import usher.View;
import usher.badges.Holding;
import usher.deliverables.DeliverableTable;
import usher.followups.Kept;
import usher.hours.Involvement;

/** What a person did, in numbers, with bars where a length says more; for themselves in chat, and as a page. */
final class ProgressCards {

    private static final int IN_CHAT = 4;
    private static final int ON_PAGE = 20;

    private ProgressCards() {}

    static Card own(Person who, Pages pages, View view) {
        return body(Card.of("Your progress"), who, IN_CHAT, pages, view);
    }

    static Card page(Person who, Instant until, Pages pages, View view) {
        return body(Card.of("What {who} did", strong("who", who.name())), who, ON_PAGE, pages, view)
            .note("This page is {who}''s own. Whoever has its address can read it until {until}.", plain("who", who.name()), moment("until", until));
    }

    private static Card body(Card title, Person who, int most, Pages pages, View view) {
        var table = view.table(ProgressTable.class);
        var cases = Involvement.of(who.id(), view);
        var facts = new ArrayList<Card.Fact>();
        facts.add(fact("Events", table.attended(who.id(), view.now())));
        facts.add(fact("Promised and made", view.table(DeliverableTable.class).made(who.id())));
        facts.add(fact("Cases asked", cases.asked()));
        facts.add(fact("Cases helped with", cases.helped()));
        var card = checklists(title.with(new Card.Facts(facts)), who, most, view);
        return badges(mentor(card, who, table.hosted(who.id(), view.now()), cases), who, pages, view);
    }

    private static Card.Fact fact(String label, long n) {
        return Card.fact(label, number(n));
    }

    private static Text number(long n) {
        return Text.of("{n}", count("n", n));
    }

    private static Card checklists(Card card, Person who, int most, View view) {
        var total = Kept.total(who.id(), view);
        if (total.done() + total.open() == 0) return card;
        var shown = card.with(new Card.Bar(Text.of("Done, of all on checklists"), total.done(), total.done() + total.open()));
        for (var it : Kept.of(who.id(), most, view)) shown = shown.with(new Card.Bar(Text.of("{checklist}, {event}", plain("checklist", it.checklist()), plain("event", it.event())), it.done(), it.all()));
        return shown;
    }

    private static Card mentor(Card card, Person who, int hosted, Involvement cases) {
        if (!who.is(Role.MENTOR) && hosted == 0) return card;
        return card.with(new Card.Divider()).facts(fact("Events hosted", hosted), fact("Cases answered", cases.answered()));
    }

    private static Card badges(Card card, Person who, Pages pages, View view) {
        var all = Holding.of(who.id(), view);
        if (all.isEmpty()) return card;
        return card.with(new Card.Divider()).say("Badges:").bullets(all.stream().map(it -> Text.of("{badge}, {reason}, {when}", named(it, pages), text("reason", it.reason()), moment("when", it.givenAt()))).toList());
    }

    private static Text.Arg named(Holding it, Pages pages) {
        return it.page(pages).map(to -> link("badge", to, it.name())).orElseGet(() -> strong("badge", it.name()));
    }
}
