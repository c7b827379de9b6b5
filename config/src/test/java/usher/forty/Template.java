package usher.forty;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** A checklist as whoever made it meant it, in one of its versions: what it says is due when is worked out here once more. */
record Template(String name, String whom, boolean weekends, List<Item> items) {

    /** Whether something belongs before a meeting or after it. */
    enum Part { BEFORE, AFTER }

    /**
     * One thing to do.
     *
     * @param typed when it is due, as it is typed
     * @param due the same as a calculation, from a meeting's start and end and somebody's zone
     * @param proof none, link or words
     */
    record Item(int number, String promise, String typed, Part part, String proof, BiFunction<Meeting.Times, ZoneId, Instant> due) {}

    static Template prework() {
        return new Template("Prework", "attendees", true, List.of(new Item(1, "Read the guide", "2 days before", Part.BEFORE, "none", (times, zone) -> times.start().atZone(zone).minusDays(2).toInstant())));
    }

    /** As it is first, and after it was changed. */
    static Template nextSteps(boolean changed) {
        return new Template("Next steps", "attendees", true, List.of(
            new Item(1, "Write a page", "2 days after", Part.AFTER, "none", (times, zone) -> times.end().atZone(zone).plusDays(2).toInstant()),
            new Item(2, "Show it", "3 days after item 1", Part.AFTER, "link", (times, zone) -> times.end().atZone(zone).plusDays(2).toInstant().atZone(zone).plusDays(3).toInstant()),
            changed ? new Item(3, "Tell two friends", "1 week after", Part.AFTER, "none", (times, zone) -> times.end().atZone(zone).plusWeeks(1).toInstant())
                : new Item(3, "Tell a friend", "friday 17:00 after", Part.AFTER, "none", Template::friday)));
    }

    private static Instant friday(Meeting.Times times, ZoneId zone) {
        var end = times.end().atZone(zone);
        var friday = end.toLocalDate().with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY)).atTime(17, 0).atZone(zone);
        return (friday.isAfter(end) ? friday : friday.toLocalDate().plusWeeks(1).atTime(17, 0).atZone(zone)).toInstant();
    }

    static Template missed() {
        return new Template("We missed you", "no-shows", false, List.of(new Item(1, "Watch the recording", "3 days after", Part.AFTER, "words", (times, zone) -> times.end().atZone(zone).plusDays(3).toInstant())));
    }

    static Template hosting() {
        return new Template("Hosting", "hosts", true, List.of(
            new Item(1, "Check the room", "1 day before start", Part.BEFORE, "none", (times, zone) -> times.start().atZone(zone).minusDays(1).toInstant()),
            new Item(2, "Send the notes", "30 h after", Part.AFTER, "none", (times, zone) -> times.end().plusSeconds(30 * 3_600))));
    }

    static Template mentors() {
        return new Template("Mentors learn", "mentors", false, List.of(new Item(1, "Write down what you learned", "1 week after start", Part.AFTER, "words", (times, zone) -> times.start().atZone(zone).plusWeeks(1).toInstant())));
    }

    List<Item> of(Part part) {
        return items.stream().filter(it -> it.part() == part).toList();
    }

    Optional<Item> item(int number) {
        return items.stream().filter(it -> it.number() == number).findFirst();
    }
}
