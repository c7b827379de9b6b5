package usher.people;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import usher.Card;
import usher.Text;
import usher.Tx;
import usher.View;

/**
 * Asks a person for their time zone when it matters for the first time: when they type a time of day, choose quiet hours or sign up for something. Where the
 * platform told it (Slack does), nobody is asked; whoever was asked once is not asked again.
 */
public final class ZoneQuestion {

    /** The cities most people live by, from west to east. */
    private static final List<String> CITIES = List.of("America/Los_Angeles", "America/Denver", "America/Chicago", "America/New_York", "America/Sao_Paulo", "UTC", "Europe/London",
        "Africa/Lagos", "Europe/Berlin", "Europe/Paris", "Africa/Cairo", "Africa/Johannesburg", "Europe/Istanbul", "Africa/Nairobi", "Asia/Dubai", "Asia/Karachi", "Asia/Kolkata",
        "Asia/Dhaka", "Asia/Jakarta", "Asia/Singapore", "Asia/Tokyo", "Australia/Sydney");
    private static final int MOST = 25;

    private ZoneQuestion() {}

    /** The answer with the question below it, if their zone is unknown and they were not asked before. */
    public static Card below(Card answer, Tx tx) {
        var who = tx.caller();
        if (who.zone().isPresent() || answer.controls().size() > Card.MOST_CONTROLS - 2) return answer;
        if (tx.table(WishTable.class).askZone(who.community(), who.id()) == 0) return answer;
        return answer.with(new Card.Divider())
            .say("One question, asked only once: where do you live? I read the times you type, and keep your quiet hours, by {zone} until you say so.",
                Text.plain("zone", tx.community().zone().getId()))
            .controls(pick(tx), Card.button("Type my time zone", "my.zone"));
    }

    private static Card.Pick pick(View view) {
        return new Card.Pick(Text.of("Choose a city that has your time"), "my.zone", List.of(), People.ZONE.name(),
            likely(view).map(zone -> new Card.Option(zone, Text.of("{city} ({time} now)", Text.plain("city", city(zone)), Text.plain("time", clock(zone, view))))).toList());
    }

    /** The community's zone first, then those of the person's language, then everybody's. */
    private static Stream<String> likely(View view) {
        var zones = new LinkedHashSet<String>();
        zones.add(view.community().zone().getId());
        if (view.locale().getLanguage().equals(Locale.GERMAN.getLanguage())) zones.addAll(List.of("Europe/Berlin", "Europe/Vienna", "Europe/Zurich"));
        zones.addAll(CITIES);
        return zones.stream().limit(MOST);
    }

    private static String city(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** What a clock there shows now. */
    public static String clock(String zone, View view) {
        var time = view.now().atZone(ZoneId.of(zone)).toLocalTime();
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }
}
