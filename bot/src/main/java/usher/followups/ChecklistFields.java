package usher.followups;

import java.util.List;
import java.util.Locale;
import usher.Card;
import usher.Field;
import usher.Text;
import usher.View;
import usher.events.EventFields;

/** What the commands about checklists ask for. */
final class ChecklistFields {

    static final Field.Line NAME = new Field.Line(Field.required("name", "Name", "what the checklist is called, for example First page"), 60);
    static final Field.Choice WHOM = new Field.Choice(Field.required("for", "For whom", "those who came, those who did not come, the hosts, or the mentors among them"),
        List.of(new Card.Option("attendees", Text.of("those who came")), new Card.Option("no-shows", Text.of("those who did not come")), new Card.Option("hosts", Text.of("the hosts")),
            new Card.Option("mentors", Text.of("the mentors among them"))));
    static final Field.Choice WEEKENDS = new Field.Choice(Field.optional("weekends", "Nudges on weekends", "yes or no, which also keeps holidays free; yes if left out"),
        List.of(new Card.Option("yes", Text.of("yes")), new Card.Option("no", Text.of("no"))));
    static final Field.Ref LIKE = new Field.Ref(Field.optional("like", "Like", "a format whose prework (for the hosts: whose checklist) it begins with"), EventFields.FORMAT.like());
    static final Field.Ref WHICH = new Field.Ref(Field.required("checklist", "Checklist", "the checklist''s name, or choose it from the list"), ChecklistFields::like);
    static final Field.Line PROMISE = new Field.Line(Field.required("promise", "Promise", "what whoever does it will have done, for example written a first page"), 200);
    static final Field.Line DUE = new Field.Line(Field.required("due", "Due", "2 days after, 1 day before start, friday 17:00 after, 3 days after item 1"), 60);
    static final Field.Line WHY = new Field.Line(Field.optional("why", "Why", "what it is good for, in a sentence"), 200);
    static final Field.Line LINK = new Field.Line(Field.optional("link", "Link", "where it is done or explained, for example https://example.org/guide"), 300);
    static final Field.Choice PROOF = new Field.Choice(Field.optional("proof", "Proof", "what to show when it is ticked off: none, link or words; none if left out"),
        List.of(new Card.Option("none", Text.of("nothing")), new Card.Option("link", Text.of("a link")), new Card.Option("words", Text.of("a few words"))));
    static final Field.Line RUBRIC = new Field.Line(Field.optional("rubric", "Reviewed for", "what somebody else looks at then, at most four, with commas: clear, complete"), 200);
    static final Field.PersonRef REVIEWER = new Field.PersonRef(Field.optional("reviewer", "Reviewer", "who looks at it, for example @ann; whoever hosts the event if left out"));
    static final Field.Choice ESCALATES = new Field.Choice(Field.optional("escalates", "Tell moderators", "yes: they hear of it when no host has done it an hour before; no if left out"),
        List.of(new Card.Option("yes", Text.of("yes")), new Card.Option("no", Text.of("no"))));
    static final Field.Count CHANGES = new Field.Count(Field.optional("instead", "Instead of item", "the number of the item that it replaces; a new item if left out"), 1, 99);
    static final Field.Count NUMBER = new Field.Count(Field.required("item", "Item", "the number of the item"), 1, 99);
    static final Field.Ref FORMAT = new Field.Ref(Field.optional("format", "Format", "every event made from it, for example Clinic"), EventFields.FORMAT.like());
    static final Field.Ref EVENT = new Field.Ref(Field.optional("event", "Event", "one event: its title, or choose it from the list"), EventFields.WHICH.like());

    private ChecklistFields() {}

    private static List<Card.Option> like(String typed, View view) {
        return Checklists.all(view).stream().filter(it -> it.name().toLowerCase(Locale.ROOT).contains(typed.strip().toLowerCase(Locale.ROOT)))
            .map(it -> new Card.Option(Long.toString(it.id()), Text.verbatim(it.name()))).toList();
    }
}
