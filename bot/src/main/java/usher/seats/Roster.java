package usher.seats;

import static usher.Text.count;
import static usher.Text.strong;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import usher.Answer;
import usher.Card;
import usher.View;

/**
 * Who has a place and who waits, as a table for a spreadsheet: {@code name, account, option, state, place, since, came}, and {@code answer} where one was
 * asked. Moments are in the zone of whoever reads it. A spreadsheet takes a cell that begins like a formula for one, and runs it; such a cell is kept text by an apostrophe in front
 * (<a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>).
 */
final class Roster {

    private static final String[] COLUMNS = {"name", "account", "option", "state", "place in line", "since", "came"};
    /** By this a spreadsheet knows that what follows is UTF-8. */
    private static final String MARK = "\uFEFF";
    /** What begins a formula, in the wide forms too, or is skipped before one. */
    private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Roster() {}

    static Answer of(Occasion occasion, View view) {
        var seats = view.table(SeatTable.class).all(occasion.pool());
        var late = view.table(LateTable.class).of(occasion.pool());
        var out = new StringWriter().append(MARK);
        try (var csv = CsvWriter.builder().build(out)) {
            var answers = occasion.answers(view);
            csv.writeRecord(Stream.concat(Stream.of(COLUMNS), answers.isEmpty() ? Stream.empty() : Stream.of("answer")).toList());
            var places = new HashMap<Long, Integer>();
            seats.forEach(seat -> csv.writeRecord(cells(Stream.concat(row(occasion, seat, places, view), answer(answers, seat.personId())))));
            late.forEach(it -> csv.writeRecord(cells(Stream.concat(row(occasion, it, view), answer(answers, it.personId())))));
        } catch (IOException e) {
            throw new UncheckedIOException("memory could not be written to", e);
        }
        var card = Card.of("Who comes to {title}", strong("title", occasion.title())).say("{held} with a seat, {waiting} in line, {late} gave back late.",
            count("held", seats.stream().filter(Seat::isHeld).count()), count("waiting", seats.stream().filter(Seat::isWaiting).count()), count("late", late.size()));
        return new Answer.Download(fileName(occasion), "text/csv; charset=utf-8", out.toString().getBytes(StandardCharsets.UTF_8), card);
    }

    private static Stream<String> answer(Map<Long, String> answers, long person) {
        return answers.isEmpty() ? Stream.empty() : Stream.of(answers.getOrDefault(person, ""));
    }

    private static Stream<String> row(Occasion occasion, LateTable.Row late, View view) {
        return Stream.concat(person(late.personId(), view), Stream.of(occasion.option(late.poolId()).orElse(""), "gave back late", "", moment(late.at(), view), ""));
    }

    private static Stream<String> row(Occasion occasion, Seat seat, Map<Long, Integer> places, View view) {
        var place = seat.isWaiting() ? Integer.toString(places.merge(seat.poolId(), 1, Integer::sum)) : "";
        var came = seat.came().map(at -> moment(at, view)).or(() -> seat.missed().map(_ -> "missed")).orElse("");
        return Stream.concat(person(seat.personId(), view),
            Stream.of(occasion.option(seat.poolId()).orElse(""), Seats.word(seat.state()), place, moment(seat.since(), view), came));
    }

    private static Stream<String> person(long id, View view) {
        var who = view.person(id);
        return Stream.of(who.map(it -> it.name()).orElse(""), who.map(it -> it.account().key()).orElse(""));
    }

    private static String moment(Instant at, View view) {
        return at.truncatedTo(ChronoUnit.SECONDS).atZone(view.zone()).toOffsetDateTime().toString();
    }

    private static List<String> cells(Stream<String> words) {
        return words.map(Roster::cell).toList();
    }

    /** What was typed, as text whatever a spreadsheet makes of it. */
    static String cell(String words) {
        var first = words.stripLeading();
        var begins = Optional.of(words).filter(it -> !it.isEmpty()).map(it -> it.charAt(0)).filter(it -> DANGEROUS.indexOf(it) >= 0).isPresent();
        return begins || !first.isEmpty() && DANGEROUS.indexOf(first.charAt(0)) >= 0 ? "'" + words : words;
    }

    private static String fileName(Occasion occasion) {
        var words = occasion.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return "roster" + (words.isEmpty() ? "" : "-" + words.substring(0, Math.min(words.length(), 60))) + ".csv";
    }
}
