package usher.followups;

import static usher.Text.count;
import static usher.Text.link;
import static usher.Text.plain;
import static usher.Text.strong;
import static usher.Text.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import usher.Card;
import usher.Text;
import usher.View;
import usher.events.EventTable;
import usher.events.Formats;

/** What whoever writes checklists reads about them. */
final class ChecklistCards {

    private ChecklistCards() {}

    static Card show(Checklist it, View view) {
        var card = described(Card.of("Checklist: {checklist}", strong("checklist", it.name())), it, view);
        if (!it.maybeChangedBy(view.caller())) return card;
        var which = ChecklistFields.WHICH.is(it.id());
        if (it.items().size() < Checklist.MOST) card = card.controls(Card.button("Add an item", Writing.ITEM, which).main());
        return card.controls(Card.button("Attach it to a format", Writing.TO_FORMAT, which), Card.button("Attach it to an event", Writing.TO_EVENT, which));
    }

    /** {@code card} with all that is to be known about a checklist. */
    static Card described(Card card, Checklist it, View view) {
        var goes = attachments(it.id(), view);
        var facts = new ArrayList<>(List.of(Card.fact("For", it.whom()), Card.fact("Goes with", goes.isEmpty() ? Text.of("nothing yet") : Text.listed(goes))));
        if (it.weekdaysOnly()) facts.add(Card.fact("Nudges", Text.of("not on weekends and holidays")));
        var said = card.with(new Card.Facts(facts));
        return it.items().isEmpty() ? said.say("It has no items yet. {command} adds one.", Text.code("command", "/checklist item")) : said.bullets(it.items().stream().map(ChecklistCards::line).toList());
    }

    /** At most five by name. */
    private static List<Text> attachments(long checklist, View view) {
        var targets = Checklists.attached(view).stream().filter(it -> it.checklistId() == checklist).map(ChecklistTable.Attached::targetId).toList();
        var named = new ArrayList<Text>();
        for (var target : targets.stream().limit(5).toList()) {
            Formats.find(target, view).map(format -> Text.of("every {format}", text("format", format.name())))
                .or(() -> view.table(EventTable.class).find(target).map(event -> Text.verbatim(event.title()))).ifPresent(named::add);
        }
        if (targets.size() > 5) named.add(Text.of("and {n} more", count("n", targets.size() - 5)));
        return named;
    }

    private static Text line(Item it) {
        var line = Text.of("{n}. {promise}, due {due}", count("n", it.number()), text("promise", promise(it)), text("due", it.due().words()));
        if (!it.why().isEmpty()) line = Text.of("{line}: {why}", text("line", line), plain("why", it.why()));
        if (!it.rubric().isEmpty()) line = Text.of("{line} (reviewed for: {things})", text("line", line), plain("things", String.join(", ", it.rubric())));
        if (it.escalates()) line = Text.of("{line} (moderators hear of it when it is not done an hour before the start)", text("line", line));
        return switch (it.proof()) {
            case NONE -> line;
            case LINK -> Text.of("{line} (asks for a link)", text("line", line));
            case WORDS -> Text.of("{line} (asks for a few words)", text("line", line));
        };
    }

    /** With its link, where it has one. */
    static Text promise(Item it) {
        return it.link().map(to -> Text.of("{promise} ({link})", text("promise", it.promise()), link("link", to, to.getHost()))).orElse(it.promise());
    }

    static Card list(List<Checklist> all, View view) {
        if (all.isEmpty()) return Card.of("There are no checklists here yet").say("{command} makes one.", Text.code("command", "/checklist create"));
        var attached = Set.copyOf(Checklists.attached(view).stream().map(ChecklistTable.Attached::checklistId).toList());
        var lines = all.stream().limit(25).map(it -> Text.of(attached.contains(it.id()) ? "{checklist}, for {whom}: {n, plural, =0 {no items} one {# item} other {# items}}"
            : "{checklist}, for {whom}: {n, plural, =0 {no items} one {# item} other {# items}}; goes with nothing yet", strong("checklist", it.name()), text("whom", it.whom()), count("n", it.items().size()))).toList();
        var options = all.stream().limit(25).map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.name()))).toList();
        return Card.of("Checklists").bullets(lines).controls(new Card.Pick(Text.of("Show one"), Writing.SHOW, List.of(), ChecklistFields.WHICH.name(), options));
    }
}
