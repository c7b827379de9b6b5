package usher.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import usher.Field;
import usher.Refusal;
import usher.Text;

/** Names of places people type, and the zones they lie in. */
public final class Zones {

    private Zones() {}

    /** Reads a zone or a city; what could be several, or only sounds like one, is refused with those it could be. */
    public static ZoneId read(String typed, Field<?> field) {
        var holding = known().filter(id -> id.toLowerCase(Locale.ROOT).contains(wanted(typed))).toList();
        var exact = holding.stream().filter(id -> id.equalsIgnoreCase(wanted(typed)) || city(id).equals(wanted(typed))).toList();
        if (exact.size() == 1) return ZoneId.of(exact.getFirst());
        if (holding.size() == 1) return ZoneId.of(holding.getFirst());
        if (!holding.isEmpty()) {
            throw Refusal.of("{typed} could be one of several. Type one of these: {zones}", Text.strong("typed", typed), listed(exact.isEmpty() ? holding : exact)).at(field);
        }
        var near = known().filter(id -> near(city(id), wanted(typed))).toList();
        if (!near.isEmpty()) {
            throw Refusal.of("I know no time zone called {typed}. Did you mean one of these? {zones}", Text.strong("typed", typed), listed(near)).at(field);
        }
        throw Refusal.of("I know no time zone called {typed}. Type a city or a zone, for example {one} or {two}.",
            Text.strong("typed", typed), Text.code("one", "Berlin"), Text.code("two", "America/New_York")).at(field);
    }

    private static Text.Arg listed(List<String> zones) {
        return Text.plain("zones", String.join(", ", zones.stream().limit(8).toList()));
    }

    private static String wanted(String typed) {
        return typed.replace(' ', '_').toLowerCase(Locale.ROOT);
    }

    private static String city(String id) {
        return id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    /** Zones by region and city, and UTC; the JDK's old three-letter and {@code Etc/GMT+5} names mislead more than they help. */
    private static Stream<String> known() {
        return ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.equals("UTC") || id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")).sorted();
    }

    /** Within two letters put in, left out or mistaken; one when the word is short. */
    private static boolean near(String city, String wanted) {
        var most = wanted.length() < 6 ? 1 : 2;
        if (Math.abs(city.length() - wanted.length()) > most) return false;
        var row = new int[city.length() + 1];
        for (var i = 0; i < row.length; i++) row[i] = i;
        for (var i = 1; i <= wanted.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var cost = wanted.charAt(i - 1) == city.charAt(j - 1) ? 0 : 1;
                var next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + cost);
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[city.length()] <= most;
    }
}
