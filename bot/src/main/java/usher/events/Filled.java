package usher.events;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.Instant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import usher.View;

/** An event as somebody would type it, for forms that change it. */
final class Filled {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Filled() {}

    static Map<String, String> of(Event event, View view) {
        var bill = event.bill();
        var values = new LinkedHashMap<String, String>();
        values.put(EventFields.TITLE.name(), bill.title());
        values.put(EventFields.PROMISE.name(), bill.promise());
        values.put(EventFields.START.name(), start(event.startsAt(), view.zone()));
        values.put(EventFields.LENGTH.name(), bill.minutes() + " min");
        values.put(EventFields.AGENDA.name(), Agenda.write(bill.agenda(), view.locale()));
        values.put(EventFields.CAPACITY.name(), Integer.toString(bill.capacity()));
        values.put(EventFields.OPTIONS.name(), Options.write(bill.options()));
        values.put(EventFields.CUTOFF.name(), length(bill.cutoff()));
        values.put(EventFields.OFFER.name(), length(bill.offer()));
        values.put(EventFields.GRACE.name(), length(bill.grace()));
        bill.place().ifPresent(place -> values.put(EventFields.PLACE.name(), Places.write(place)));
        bill.picture().ifPresent(picture -> values.put(EventFields.PICTURE.name(), picture.toString()));
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static String length(int minutes) {
        return EventFields.OFFER.write(Duration.ofMinutes(minutes));
    }

    /** By the writer's own clock; with its offset in the one hour a year that is there twice. */
    private static String start(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return zone.getRules().getValidOffsets(local.toLocalDateTime()).size() == 1 ? LOCAL.format(local) : local.toOffsetDateTime().toString();
    }
}
