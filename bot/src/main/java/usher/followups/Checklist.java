package usher.followups;

import static usher.Text.count;
import static usher.Text.strong;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import usher.Person;
import usher.Refusal;
import usher.Role;
import usher.Text;
import usher.events.Event;

/**
 * A template: its newest version, or the one that somebody was given.
 *
 * @param weekdaysOnly whether nobody is nudged about it on a weekend
 */
record Checklist(long id, long communityId, String name, Whom forWhom, int version, boolean weekdaysOnly, Optional<Long> createdBy, List<Item> items) {

    /** More than that nobody does after one event. */
    static final int MOST = 10;

    /** Who is given it. Before an event: whoever is in, for those who will have come. */
    enum Whom { ATTENDEES, NO_SHOWS, HOSTS, MENTORS }

    Checklist {
        items = List.copyOf(items);
    }

    Checklist next(List<Item> changed) {
        return new Checklist(id, communityId, name, forWhom, version + 1, weekdaysOnly, createdBy, changed);
    }

    Item item(int number) {
        return find(number).orElseThrow(() -> Refusal.of("{checklist} has no item {n}. It has {most} so far.", strong("checklist", name), count("n", number), count("most", items.size())));
    }

    Optional<Item> find(int number) {
        return items.stream().filter(it -> it.number() == number).findFirst();
    }

    Part part(Item item) {
        if (item.due().from() == Due.From.ITEM) return part(item(item.due().item()));
        return item.due().from() == Due.From.START && item.due().before() ? Part.BEFORE : Part.AFTER;
    }

    List<Item> of(Part part) {
        return items.stream().filter(it -> part(it) == part).toList();
    }

    /** When an item is due by the clock of {@code zone}. */
    Instant due(Item item, Event event, ZoneId zone) {
        return item.due().at(switch (item.due().from()) {
            case START -> event.startsAt();
            case END -> event.endsAt();
            case ITEM -> due(item(item.due().item()), event, zone);
        }, zone);
    }

    boolean isOf(Person who) {
        return createdBy.filter(it -> it == who.id()).isPresent();
    }

    boolean maybeChangedBy(Person who) {
        return isOf(who) || who.is(Role.MODERATOR) || who.is(Role.ADMIN);
    }

    String subject() {
        return "checklist " + id;
    }

    Text whom() {
        return switch (forWhom) {
            case ATTENDEES -> Text.of("those who came");
            case NO_SHOWS -> Text.of("those who did not come");
            case HOSTS -> Text.of("the hosts");
            case MENTORS -> Text.of("the mentors among them");
        };
    }
}
