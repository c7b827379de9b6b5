package usher.series;

import java.util.List;
import usher.Feature;
import usher.Pages;
import usher.calendar.Calendars;
import usher.care.Care;
import usher.care.Mentoring;
import usher.events.Events;
import usher.reminders.Reminders;

/** What goes with events in time: series, reminders, calendars and care for those who host. */
public final class Planning {

    private Planning() {}

    /** {@code events} makes what a series says is next; {@code pages} are where calendar feeds are read. */
    public static List<Feature> all(Events events, Pages pages) {
        var reminders = new Reminders(Repeating::zone);
        var care = new Care(Repeating::sessions);
        return List.of(new Repeating(events, reminders, care), reminders, new Calendars(pages), new Mentoring(care));
    }
}
