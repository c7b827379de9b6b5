package usher.mentors;

import static usher.Text.count;
import static usher.Text.moment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.Person;
import usher.Refusal;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.care.CareTable;

/**
 * Whether a mentor can take another case of office hours.
 *
 * @param away until when they take none
 * @param most how many they take in a week, from Monday to Sunday by their own calendar
 * @param taken how many they took this week or were handed, also those they handed back; not counted where there is no limit
 * @param nextWeek when the next one begins for them
 */
public record Load(Person who, Optional<Instant> away, Optional<Integer> most, int taken, Instant nextWeek) {

    /** A week, and the hours by which a change of the clocks makes one longer. */
    private static final Duration LONGEST_WEEK = Duration.ofDays(8);

    static Load of(Person who, View view) {
        return of(List.of(who), view).getFirst();
    }

    /** Those of all of them, read together. */
    static List<Load> of(Collection<Person> people, View view) {
        var ids = people.stream().map(Person::id).toList();
        var table = view.table(LoadTable.class);
        var away = table.away(ids, view.now()).stream().collect(Collectors.toMap(LoadTable.Away::personId, LoadTable.Away::untilAt));
        var most = view.table(CareTable.class).weekly(ids).stream().collect(Collectors.toMap(CareTable.Weekly::personId, CareTable.Weekly::cases));
        var taken = most.isEmpty() ? List.<LoadTable.Taken>of() : table.taken(most.keySet(), view.now().minus(LONGEST_WEEK));
        return people.stream().map(who -> {
            var since = week(who, 0, view);
            var n = taken.stream().filter(it -> it.personId() == who.id() && !it.takenAt().isBefore(since)).count();
            return new Load(who, Optional.ofNullable(away.get(who.id())), Optional.ofNullable(most.get(who.id())), (int) n, week(who, 1, view));
        }).toList();
    }

    static ZoneId zone(Person who, View view) {
        return who.zone().orElse(view.community().zone());
    }

    /** When this week began for somebody, or so many weeks on begins. */
    private static Instant week(Person who, int ahead, View view) {
        var zone = zone(who, view);
        return view.now().atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(ahead).atStartOfDay(zone).toInstant();
    }

    /** How many more this week; empty for as many as there are. */
    Optional<Integer> room() {
        return most.map(n -> Math.max(0, n - taken));
    }

    boolean takesMore() {
        return away.isEmpty() && room().filter(left -> left == 0).isEmpty();
    }

    /** A case becomes somebody's: counted once, when they last took it. Throws {@link Refusal} when they are away or took as many as they can, without it. */
    public static void take(long mentor, long id, Tx tx) {
        var table = tx.table(LoadTable.class);
        tx.person(mentor).ifPresent(who -> of(who, tx).check(table.when(mentor, id).filter(at -> !at.isBefore(week(who, 0, tx))).isPresent(), tx));
        table.untake(mentor, id);
        table.take(mentor, id, tx.now());
    }

    private void check(boolean isCounted, View view) {
        var own = view.isPerson() && view.caller().id() == who.id();
        if (away.isPresent()) throw own ? onBreak() : theirBreak();
        if (!takesMore() && !isCounted) throw own ? full() : theirFull();
    }

    private Refusal onBreak() {
        return Refusal.of("You are on a break until {day} and take no cases. {back} ends it.", day(), Text.code("back", "/my back"));
    }

    private Refusal theirBreak() {
        return Refusal.of("{who} is on a break until {day} and takes no cases. Please choose somebody else: {list} shows who there is.", who.mention("who"), day(), Text.code("list", "/mentor list"));
    }

    private Text.Arg day() {
        return moment("day", away.orElseThrow());
    }

    private Refusal full() {
        return Refusal.of("You took {n, plural, one {# case} other {# cases}} this week, and you said at most {most}. The next week begins {monday}; {command} changes how many you take.",
            count("n", taken), count("most", most.orElseThrow()), moment("monday", nextWeek), Text.code("command", "/my mentoring"));
    }

    private Refusal theirFull() {
        return Refusal.of("{who} takes at most {most, plural, one {# case} other {# cases}} a week and has taken {n}. From {monday} they take more; until then please choose somebody else: {list} shows who there is.",
            who.mention("who"), count("most", most.orElseThrow()), count("n", taken), moment("monday", nextWeek), Text.code("list", "/mentor list"));
    }

    /** As others read it. */
    Text said() {
        if (away.isPresent()) return Text.of("on a break until {day}", day());
        if (!takesMore()) return Text.of("none more before {monday}", moment("monday", nextWeek));
        return room().map(left -> Text.of("takes {n} more this week", count("n", left))).orElseGet(() -> Text.of("takes cases"));
    }
}
