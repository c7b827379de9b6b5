package usher.followups;

import static usher.Text.code;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import usher.Json;
import usher.Refusal;
import usher.Tx;
import usher.View;
import usher.events.Event;

/** The templates of a community, as they are now and as they were. */
final class Checklists {

    private Checklists() {}

    private record Items(List<Item> items) {}

    private static final Set<String> TABLES = Set.of("checklist", "checklist_version");

    /** Asked at every change of a seat where there are any, and so read only when something about them changed. */
    static List<Checklist> all(View view) {
        var community = view.community().id();
        return view.standing(TABLES, "checklists " + community, () -> view.table(ChecklistTable.class).all(community).stream().map(Checklists::read).toList());
    }

    static Optional<Checklist> find(long id, View view) {
        return view.table(ChecklistTable.class).find(id).map(Checklists::read).filter(it -> it.communityId() == view.community().id());
    }

    static Checklist known(long id, View view) {
        return find(id, view).orElseThrow(() -> Refusal.of("That checklist is not one of this community''s. {command} shows those that are.", code("command", "/checklist list")).at(ChecklistFields.WHICH));
    }

    /** What somebody was given; it never changes. */
    static Checklist given(Assignment it, View view) {
        return view.standing(TABLES, "checklist " + it.checklistId() + " " + it.version(),
            () -> read(view.table(ChecklistTable.class).at(it.checklistId(), it.version())));
    }

    /** Those that go with an event or with its format. */
    static List<Checklist> with(Event event, View view) {
        var ids = attached(view).stream().filter(it -> it.targetId() == event.id() || it.targetId() == event.bill().format()).map(ChecklistTable.Attached::checklistId).collect(Collectors.toSet());
        return ids.isEmpty() ? List.of() : all(view).stream().filter(it -> ids.contains(it.id())).toList();
    }

    static List<ChecklistTable.Attached> attached(View view) {
        var community = view.community().id();
        return view.standing(Set.of("checklist_attached"), "checklists attached " + community, () -> view.table(ChecklistTable.class).attached(community));
    }

    static void add(Checklist it, Tx tx) {
        var table = tx.table(ChecklistTable.class);
        table.add(it.id(), it.communityId(), it.name(), it.forWhom(), it.version(), it.weekdaysOnly(), it.createdBy().orElse(null));
        table.addVersion(it.id(), it.version(), Json.write(new Items(it.items())));
    }

    static void renew(Checklist it, Tx tx) {
        var table = tx.table(ChecklistTable.class);
        table.addVersion(it.id(), it.version(), Json.write(new Items(it.items())));
        table.renew(it.id(), it.version());
        table.dropUnused(it.id(), it.version());
    }

    private static Checklist read(ChecklistTable.Row row) {
        return new Checklist(row.id(), row.communityId(), row.name(), row.forWhom(), row.version(), row.weekdaysOnly(), Optional.ofNullable(row.createdBy()), Json.read(row.items(), Items.class).items());
    }
}
