package usher.events;

import static usher.Text.count;
import static usher.Text.strong;
import static usher.Text.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Feature;
import usher.Field;
import usher.Json;
import usher.Refusal;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;

/** The formats of a community: those that Usher brings along can be read and copied, its own can be changed too. */
public final class FormatDesk implements Feature {

    static final String SHOW = "format.show";
    static final String EDIT = "format.edit";

    static final Field.Line NAME = new Field.Line(Field.required("name", "Name", "what it is called, for example Code review circle"), 60);
    static final Field.Line NEW_NAME = new Field.Line(Field.optional("name", "Name", "what it is called, for example Code review circle"), 60);
    static final Field.Line ABOUT = new Field.Line(Field.optional("about", "When to choose it", "in a sentence"), 200);
    static final Field.Paragraph PREWORK = new Field.Paragraph(Field.optional("prework", "Prework", "what those who come prepare, a line each"), 1_000);
    static final Field.Paragraph DUTIES = new Field.Paragraph(Field.optional("checklist", "Host''s checklist", "what the host does before and after, a line each"), 2_000);
    static final Field.Ref COPY = new Field.Ref(Field.optional("like", "Like", "the format it begins as; a micro-event if left out"), EventFields::formats);
    static final Field.Ref WHICH = new Field.Ref(Field.required("which", "Format", "the format''s name, or choose it from the list"), EventFields::formats);
    private static final List<Field<?>> CONTENT = List.of(EventFields.LENGTH, EventFields.CAPACITY, EventFields.AGENDA, ABOUT, PREWORK, DUTIES, EventFields.OPTIONS);

    /** More lines than that nobody follows. */
    private static final int MOST_LINES = 10;
    private static final int MOST_FORMATS = 40;

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("format list", "Show the formats that events are made from", Right.ANYONE, List.of(), (call, view) -> Answer.done(FormatCards.list(Formats.all(view)))),
            Action.question("format show", "Show one format", Right.ANYONE, List.of(WHICH), (call, view) -> Answer.done(FormatCards.show(known(call, view)))),
            Action.command("format create", "Make a format of your own", Right.MODERATORS, Stream.concat(Stream.of(NAME, COPY), CONTENT.stream()).toList(), this::create),
            Action.command("format edit", "Change one of your own formats; what you leave out stays", Right.MODERATORS, Stream.concat(Stream.of(WHICH, NEW_NAME), CONTENT.stream()).toList(), this::edit));
    }

    private static Format known(Call call, View view) {
        return Formats.find(call.get(WHICH), view).orElseThrow(() -> Refusal.of("That format is not one of this community''s. {command} shows those that are.", Text.code("command", "/format list")).at(WHICH));
    }

    private Answer create(Call call, Tx tx) {
        var table = tx.table(FormatTable.class);
        if (table.of(tx.community().id()).size() >= MOST_FORMATS) throw Refusal.of("There are {n} formats already, more than anybody chooses from. Change one with {command}", count("n", MOST_FORMATS), Text.code("command", "/format edit"));
        var like = call.find(COPY).flatMap(number -> Formats.find(number, tx)).orElse(Formats.usual());
        var name = call.get(NAME);
        mustBeNew(name, 0, tx);
        var format = content(call, like, Text.verbatim(name)).numbered(tx.newId());
        table.add(format.number(), tx.community().id(), name, Json.write(format), tx.caller().id(), tx.now());
        tx.audit("create format", "format " + format.number(), Text.of("{name}", Text.plain("name", name)));
        return Answer.done(FormatCards.show(format));
    }

    private Answer edit(Call call, Tx tx) {
        var old = known(call, tx);
        if (old.isShipped()) {
            throw Refusal.of("{name} comes with me and stays as it is. Make your own from it with {command}, and choose it under Like.", strong("name", old.name().plain(tx.locale())),
                Text.code("command", "/format create")).at(WHICH);
        }
        call.find(NEW_NAME).ifPresent(name -> mustBeNew(name, old.number(), tx));
        var format = content(call, old, call.find(NEW_NAME).map(Text::verbatim).orElse(old.name()));
        tx.table(FormatTable.class).save(format.number(), format.name().plain(tx.locale()), Json.write(format));
        tx.audit("edit format", "format " + format.number(), Text.of("{name}", text("name", format.name())));
        return Answer.done(FormatCards.show(format));
    }

    private static void mustBeNew(String name, long own, View view) {
        if (Formats.all(view).stream().anyMatch(it -> it.number() != own && it.name().plain(view.locale()).equalsIgnoreCase(name))) {
            throw Refusal.of("There is a format called {name} already. Choose another name, for example {example}", strong("name", name), Text.code("example", name + " 2")).at(NAME);
        }
    }

    private static Format content(Call call, Format like, Text name) {
        var agenda = call.find(EventFields.AGENDA).map(typed -> read(EventFields.AGENDA, () -> Agenda.read(typed)));
        var minutes = call.find(EventFields.LENGTH).map(Duration::toMinutes).map(Long::intValue).or(() -> agenda.map(Agenda::sum)).orElse(like.minutes());
        var boxes = agenda.orElseGet(() -> Agenda.fitted(like.agenda(), minutes));
        read(EventFields.AGENDA, () -> {
            Agenda.mustFill(boxes, minutes);
            return boxes;
        });
        var options = call.find(EventFields.OPTIONS).map(typed -> read(EventFields.OPTIONS, () -> Options.read(typed))).orElse(like.options());
        var capacity = options.isEmpty() ? call.find(EventFields.CAPACITY).orElse(like.capacity()) : Options.sum(options);
        return new Format(like.number(), name, call.find(ABOUT).map(Text::verbatim).orElse(like.about()), minutes, capacity, Math.min(like.fewest(), capacity), Math.max(like.most(), capacity),
            options, boxes, lines(call, PREWORK).orElse(like.prework()), lines(call, DUTIES).orElse(like.duties()));
    }

    private static <T> T read(Field<?> field, java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (Refusal no) {
            throw no.at(field);
        }
    }

    private static Optional<List<Text>> lines(Call call, Field.Paragraph field) {
        return call.find(field).map(typed -> {
            var lines = new ArrayList<Text>();
            typed.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> lines.add(Text.verbatim(line.replaceFirst("^[-•*]\\s*", ""))));
            if (lines.size() > MOST_LINES) throw Refusal.of("Those are {n} lines, and at most {most} are ever read. Please put some together.", count("n", lines.size()), count("most", MOST_LINES)).at(field);
            return List.copyOf(lines);
        });
    }
}
