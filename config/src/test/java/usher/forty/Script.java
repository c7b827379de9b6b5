package usher.forty;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Which events there are, and at what instant who does what: made before it begins, from the seed alone. */
final class Script {

    static final Instant BEGIN = Instant.parse("2027-03-08T06:00:00Z");
    static final int DAYS = 40;
    static final int MEETINGS = 20;
    /** Three days from a Friday morning on; on the Sunday the clocks change in Europe. */
    static final Instant DOWN = BEGIN.plus(Duration.ofDays(18)).plus(Duration.ofHours(2));
    static final Duration OUTAGE = Duration.ofDays(3);

    private record Act(Instant at, int order, Runnable does) {}

    private final PriorityQueue<Act> acts = new PriorityQueue<>(Comparator.comparing(Act::at).thenComparing(Act::order));
    private int order;

    static List<Meeting> meetings(Cast cast, SplittableRandom random) {
        var meetings = new ArrayList<Meeting>();
        for (var i = 0; i < MEETINGS; i++) {
            var start = BEGIN.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(i * 2_280L)).atOffset(ZoneOffset.UTC).withHour(6 + random.nextInt(14)).toInstant();
            var announced = start.minus(Duration.ofHours(40 + random.nextInt(150)));
            if (announced.isBefore(BEGIN)) announced = BEGIN.plus(Duration.ofMinutes(10 + random.nextInt(300)));
            var from = awake(announced);
            var moved = Optional.of(start.minus(Duration.ofMinutes(400 + random.nextInt(1_000)))).filter(at -> random.nextInt(6) == 0 && at.isAfter(from.plus(Duration.ofHours(1))) && !isDown(at));
            meetings.add(new Meeting("Clinic %02d".formatted(i), cast.hosts.get(i % cast.hosts.size()), Meeting.Roll.values()[random.nextInt(4)], 5 + random.nextInt(8), from, start, moved));
        }
        return meetings;
    }

    /** Nobody does anything while Usher is not there. */
    static Instant awake(Instant at) {
        return isDown(at) ? DOWN.plus(OUTAGE).plus(Duration.ofMinutes(30)) : at;
    }

    static boolean isDown(Instant at) {
        return !at.isBefore(DOWN.minus(Duration.ofMinutes(10))) && at.isBefore(DOWN.plus(OUTAGE).plus(Duration.ofMinutes(10)));
    }

    void at(Instant instant, Runnable does) {
        acts.add(new Act(instant, order++, does));
    }

    /** What comes next, if it is before {@code end}. */
    Optional<Instant> next(Instant end) {
        return Optional.ofNullable(acts.peek()).map(Act::at).filter(at -> at.isBefore(end));
    }

    void plays() {
        acts.remove().does().run();
    }
}
