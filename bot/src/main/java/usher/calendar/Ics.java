package usher.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.RefreshInterval;
import biweekly.property.Status;
import biweekly.util.Duration;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

/** Writes iCalendar (RFC 5545). Times are UTC instants, so that no reader needs to know a zone's rules; what people typed is escaped by the library. */
final class Ics {

    static final String MEDIA_TYPE = "text/calendar; charset=utf-8";
    private static final String PRODUCT = "-//Usher//Usher//EN";
    /** How often a calendar is asked to look again. Most look far less often whatever they are asked. */
    private static final int HOURS = 1;

    private Ics() {}

    /** One event as a file. */
    static byte[] file(Entry entry) {
        return write(empty(), List.of(entry));
    }

    /** Many as a feed called {@code name}. */
    static byte[] feed(String name, List<Entry> entries) {
        var calendar = empty();
        calendar.setName(clean(name));
        calendar.setExperimentalProperty("X-WR-CALNAME", raw(name));
        calendar.setRefreshInterval(new RefreshInterval(Duration.builder().hours(HOURS).build()));
        calendar.setExperimentalProperty("X-PUBLISHED-TTL", "PT" + HOURS + "H");
        return write(calendar, entries);
    }

    private static ICalendar empty() {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod("PUBLISH");
        return calendar;
    }

    private static byte[] write(ICalendar calendar, List<Entry> entries) {
        entries.forEach(entry -> calendar.addEvent(event(entry)));
        return Biweekly.write(calendar).go().getBytes(StandardCharsets.UTF_8);
    }

    private static VEvent event(Entry entry) {
        var event = new VEvent();
        event.setUid(entry.uid());
        event.setSequence(entry.revision());
        event.setDateTimeStamp(Date.from(entry.stamp()));
        event.setDateStart(Date.from(entry.start()), true);
        event.setDateEnd(Date.from(entry.end()), true);
        event.setSummary(clean(entry.title()));
        event.setDescription(clean(entry.about()));
        if (!entry.place().isBlank()) event.setLocation(clean(entry.place()));
        entry.link().ifPresent(link -> event.setUrl(link.toASCIIString()));
        event.setStatus(switch (entry.state()) {
            case CONFIRMED -> Status.confirmed();
            case TENTATIVE -> Status.tentative();
            case CANCELLED -> Status.cancelled();
        });
        return event;
    }

    /** The library writes a property that it does not know as it is given: the escaping is ours there. */
    private static String raw(String words) {
        return clean(words).replaceAll("[\\n\\t]", " ").replaceAll("[\\\\;,]", "\\\\$0");
    }

    /** Without the control characters that iCalendar forbids; a line break is one kind of line break. */
    private static String clean(String words) {
        return words.replaceAll("\\r\\n?", "\n").replaceAll("[\\p{Cc}&&[^\\n\\t]]", "");
    }
}
