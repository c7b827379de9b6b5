package usher.people;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import usher.Answer;
import usher.Card;
import usher.Json;
import usher.Person;
import usher.Spreadsheet;
import usher.Text;
import usher.View;

/** The record of who did what as a file, in the reader's language and by their clock. It is read a few lines at a time, and ends before chats refuse it. */
final class AuditFile {

    private static final int AT_ONCE = 1_000;
    static final int MOST_LINES = 20_000;
    /** Discord takes 10 MiB from a bot. */
    private static final int MOST_BYTES = 8_000_000;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private AuditFile() {}

    /** One line in the reader's words. */
    private record Told(Instant at, String who, String account, String act, String about, String what) {}

    /** Takes a line and says how long the file is now. */
    private interface Sink {
        int add(Told line);
    }

    static Answer of(AuditTable.Filter filter, String form, View view) {
        return form.equals("csv") ? csv(filter, view) : json(filter, view);
    }

    private static Answer csv(AuditTable.Filter filter, View view) {
        var zone = view.zone();
        var heads = List.of(Text.of("When ({zone})", Text.plain("zone", zone.getId())), Text.of("Who"), Text.of("Account"), Text.of("Act"), Text.of("About"), Text.of("What"));
        try (var sheet = new Spreadsheet(heads.stream().map(head -> head.plain(view.locale())).toList())) {
            var whole = each(filter, view, line -> sheet.row(LOCAL.format(line.at().atZone(zone)), line.who(), line.account(), line.act(), line.about(), line.what()).size());
            return new Answer.Download("usher-audit.csv", Spreadsheet.MEDIA_TYPE, sheet.file(), card(whole));
        }
    }

    private static Answer json(AuditTable.Filter filter, View view) {
        var bytes = new ByteArrayOutputStream();
        try (var json = new JsonFactory().createGenerator(bytes)) {
            json.useDefaultPrettyPrinter().writeStartArray();
            var whole = each(filter, view, line -> {
                try {
                    json.writeStartObject();
                    json.writeStringField("at", at(line.at(), view.zone()));
                    json.writeStringField("who", line.who());
                    json.writeStringField("account", line.account());
                    json.writeStringField("act", line.act());
                    json.writeStringField("about", line.about());
                    json.writeStringField("what", line.what());
                    json.writeEndObject();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return bytes.size();
            });
            json.writeEndArray();
            json.flush();
            return new Answer.Download("usher-audit.json", "application/json", bytes.toByteArray(), card(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String at(Instant at, ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone).withNano(0));
    }

    /** How many lines there were in it, and whether earlier ones were left out. */
    private record Whole(int lines, boolean cut) {}

    private static Whole each(AuditTable.Filter filter, View view, Sink sink) {
        var before = Long.MAX_VALUE;
        var written = 0;
        while (true) {
            var lines = view.table(AuditTable.class).lines(filter, before, AT_ONCE);
            if (lines.isEmpty()) return new Whole(written, false);
            for (var line : lines) {
                if (written == MOST_LINES) return new Whole(written, true);
                written++;
                before = line.id();
                if (sink.add(told(line, view)) > MOST_BYTES) return new Whole(written, true);
            }
        }
    }

    private static Told told(AuditTable.Line line, View view) {
        var who = line.personId() == null ? "" : view.person(line.personId()).map(Person::account).map(Object::toString).orElse("");
        return new Told(line.at(), Audit.by(line, view).plain(view.locale()), who, line.act(), line.subject(), Json.read(line.said(), Text.class).plain(view.locale(), view.zone()));
    }

    private static Card card(Whole whole) {
        var card = Card.of("Who did what, as a file").say("{n, plural, one {# line} other {# lines}}, the latest first.", Text.count("n", whole.lines()));
        return whole.cut() ? card.note("Earlier ones did not fit in. Ask for one person, one thing or an act to see theirs.") : card;
    }
}
