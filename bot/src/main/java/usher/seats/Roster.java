package usher.seats;

import static usher.Text.count;
import static usher.Text.strong;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import usher.Answer;
import usher.Card;
import usher.Spreadsheet;
import usher.View;

/**
 * Who has a place and who waits, as a table for a spreadsheet: {@code name, account, option, state, place, since, came}, and {@code answer} where one was
 * asked. Moments are in the zone of whoever reads it.
 */
final class Roster {

    private static final String[] COLUMNS = {"name", "account", "option", "state", "place in line", "since", "came"};

    private Roster() {}

    static Answer of(Occasion occasion, View view) {
        var seats = view.table(SeatTable.class).all(occasion.pool());
        var late = view.table(LateTable.class).of(occasion.pool());
        var answers = occasion.answers(view);
        view.people(Stream.concat(seats.stream().map(Seat::personId), late.stream().map(LateTable.Row::personId)).distinct().toList());
        var places = new HashMap<Long, Integer>();
        try (var sheet = new Spreadsheet(Stream.concat(Stream.of(COLUMNS), answers.isEmpty() ? Stream.empty() : Stream.of("answer")).toList())) {
            seats.forEach(seat -> sheet.row(Stream.concat(row(occasion, seat, places, view), answer(answers, seat.personId())).toArray(String[]::new)));
            late.forEach(it -> sheet.row(Stream.concat(row(occasion, it, view), answer(answers, it.personId())).toArray(String[]::new)));
            return new Answer.Download(Spreadsheet.name("roster", occasion.title()), Spreadsheet.MEDIA_TYPE, sheet.file(), card(occasion, seats, late.size()));
        }
    }

    private static Card card(Occasion occasion, List<Seat> seats, int late) {
        return Card.of("Who comes to {title}", strong("title", occasion.title())).say("{held} with a seat, {waiting} in line, {late} gave back late.",
            count("held", seats.stream().filter(Seat::isHeld).count()), count("waiting", seats.stream().filter(Seat::isWaiting).count()), count("late", late));
    }

    private static Stream<String> answer(Map<Long, String> answers, long person) {
        return answers.isEmpty() ? Stream.empty() : Stream.of(answers.getOrDefault(person, ""));
    }

    private static Stream<String> row(Occasion occasion, LateTable.Row late, View view) {
        return Stream.concat(person(late.personId(), view), Stream.of(occasion.option(late.poolId()).orElse(""), "gave back late", "", Spreadsheet.moment(late.at(), view), ""));
    }

    private static Stream<String> row(Occasion occasion, Seat seat, Map<Long, Integer> places, View view) {
        var place = seat.isWaiting() ? Integer.toString(places.merge(seat.poolId(), 1, Integer::sum)) : "";
        var came = seat.came().map(at -> Spreadsheet.moment(at, view)).or(() -> seat.missed().map(_ -> "missed")).orElse("");
        return Stream.concat(person(seat.personId(), view),
            Stream.of(occasion.option(seat.poolId()).orElse(""), Seats.word(seat.state()), place, Spreadsheet.moment(seat.since(), view), came));
    }

    private static Stream<String> person(long id, View view) {
        var who = view.person(id);
        return Stream.of(who.map(it -> it.name()).orElse(""), who.map(it -> it.account().key()).orElse(""));
    }
}
