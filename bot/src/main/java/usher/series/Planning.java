package usher.series;

import java.util.List;
import usher.Feature;
import usher.Pages;
import usher.calendar.Calendars;
import usher.care.Care;
import usher.care.Mentoring;
import usher.reminders.Reminders;

/** What goes with events in time: series, reminders, calendars and care for those who host. */
public final class Planning {

    private Planning() {}

    /** {@code pages} are where calendar feeds are read. */
    public static List<Feature> all(Pages pages) {
        return List.of(new Reminders((event, view) -> view.community().zone()), new Calendars(pages), new Mentoring(new Care((host, from, to, view) -> List.of())));
    }
}
