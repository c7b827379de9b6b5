package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Quiet;
import usher.Value;
import usher.Wanted;
import usher.events.Gathering;
import usher.testing.Chat;
import usher.testing.Persona;

/**
 * A crowd with many overlapping events for forty days, over the last Sunday of March in Berlin and in New York and with three days of downtime in the middle: whatever
 * they do, nobody is asked more than once a day of theirs, nor in their quiet hours, nor more than four times about one thing.
 */
class NudgesPropertyTest {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC");
    private static final List<String> QUIET = List.of("22:00-08:00", "00:00-11:00", "08:00-22:00", "21:00-09:00");
    private static final Instant BEGIN = Instant.parse("2027-03-10T12:00:00Z");

    /** One human, by all their accounts. */
    private record Someone(List<Persona> accounts, ZoneId zone, Quiet quiet, Set<LocalDate> asked) {}

    private final Gathering with = new Gathering();
    private final Chat chat = with.chat;
    private final List<Someone> crowd = new ArrayList<>();
    private final List<Persona> hosts = new ArrayList<>();
    private final Map<Address, Someone> whose = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> events = new HashSet<>();
    private int nudges;
    private int questions;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void nobodyIsAskedTwiceOnADayNorAtNight(long seed) {
        var random = new SplittableRandom(seed);
        try (with) {
            begin(random);
            for (var hour = 0; hour < 40 * 24; hour++) {
                if (hour == 15 * 24 + 5) {
                    chat.isDownFor(Duration.ofDays(3));
                    hour += 3 * 24;
                    look();
                }
                chat.passes(Duration.ofHours(1));
                look();
                if (hour < 30 * 24 && random.nextInt(24) == 0) announce(hour, random);
                if (random.nextInt(10) == 0) act(random);
                chat.passes(Duration.ZERO);
                look();
            }
            end();
        }
    }

    private void begin(SplittableRandom random) {
        with.connected();
        for (var i = 0; i < 5; i++) hosts.add(chat.admin("Host " + i));
        for (var i = 0; i < 9; i++) {
            var zone = ZoneId.of(ZONES.get(i % ZONES.size()));
            var quiet = QUIET.get(random.nextInt(QUIET.size()));
            var accounts = new ArrayList<>(List.of(chat.member("P" + i).in(zone)));
            if (i % 3 == 0) {
                accounts.add(chat.member(Chat.OTHER, "Q" + i).in(zone));
                with.link(accounts.get(0), accounts.get(1));
            }
            accounts.getFirst().says("/my quiet", new Value("hours", quiet)).isAnswered("");
            accounts.getFirst().says("/my zone", new Value("zone", zone.getId())).isAnswered("");
            crowd.add(new Someone(accounts, zone, Quiet.of(quiet), new HashSet<>()));
            accounts.forEach(it -> whose.put(it.account().direct(), crowd.getLast()));
        }
        list("Before", "no", "2 days before", "1 day before");
        list("After", "yes", "friday 17:00 after", "3 h after", "3 days after item 2", "2 weeks after");
        with.until(BEGIN.toString());
    }

    private void list(String name, String weekends, String... dues) {
        with.mo.says("/checklist create", ChecklistFields.NAME.is(name), ChecklistFields.WHOM.is("attendees"), ChecklistFields.WEEKENDS.is(weekends)).isAnswered(name);
        for (var due : dues) with.mo.says("/checklist item", Promised.checklist(name), ChecklistFields.PROMISE.is(name + " " + due), ChecklistFields.DUE.is(due)).isAnswered(due.substring(0, 1));
        with.mo.says("/checklist attach", Promised.checklist(name), new Value("format", "Micro-event")).isAnswered("goes with");
    }

    private void announce(int hour, SplittableRandom random) {
        var title = "Clinic " + hour;
        var start = chat.clock().instant().plus(Duration.ofHours(2 + random.nextInt(9 * 24)));
        var host = hosts.get(random.nextInt(hosts.size()));
        host.says("/event create", new Value("title", title), Gathering.PROMISE, new Value("start", start.toString()), Gathering.seats(8));
        if (!host.answered().contains("is set")) return; // they host something then
        events.add(title);
        for (var who : crowd) if (random.nextInt(3) > 0) who.accounts().get(random.nextInt(who.accounts().size())).presses("Going");
    }

    private void act(SplittableRandom random) {
        var someone = crowd.get(random.nextInt(crowd.size()));
        var who = someone.accounts().get(random.nextInt(someone.accounts().size()));
        switch (random.nextInt(12)) {
            case 0 -> who.says("/my mute");
            case 1 -> who.says("/my unmute");
            case 2 -> cancel(random);
            case 3, 4 -> pick(who, "Ask me later", random).ifPresent(it -> it.fills(new Value("until", random.nextBoolean() ? "tomorrow" : "next week")));
            case 5 -> pick(who, "Not for me", random);
            case 6 -> who.calls("checklist.all-later", new Value("until", "tomorrow"));
            default -> pick(who, "Tick off", random);
        }
    }

    private void cancel(SplittableRandom random) {
        if (events.isEmpty()) return;
        var title = events.stream().sorted().skip(random.nextInt(events.size())).findFirst().orElseThrow();
        with.mo.says("/event cancel", new Value("which", title), new Value("reason", "Ill"));
    }

    private static Optional<Persona> pick(Persona who, String menu, SplittableRandom random) {
        var card = ((Answer.Done) who.says("/checklist mine").answer()).card();
        var pick = card.controls().stream().filter(Card.Pick.class::isInstance).map(Card.Pick.class::cast).filter(it -> it.placeholder().pattern().equals(menu)).findFirst();
        return pick.map(it -> who.calls(it.action(), new Value(it.field(), it.options().get(random.nextInt(it.options().size())).value())));
    }

    /** Whoever was asked since the last look was asked now. */
    private void look() {
        var now = chat.clock().instant();
        for (var space : List.of(Chat.MAIN, Chat.OTHER)) {
            for (var it : chat.platform(space).messages()) {
                var to = whose.get(it.at());
                if (to == null || !(it.wanted() instanceof Wanted.Message) || !(Promised.isNudge(it.card()) || isQuestion(it.card())) || !seen.add(space + it.reference())) continue;
                nudges++;
                assertThat(to.quiet().holds(now, to.zone())).as("%s is asked at %s, in quiet hours %s of %s", it.at(), now, to.quiet(), to.zone()).isFalse();
                assertThat(to.asked().add(now.atZone(to.zone()).toLocalDate())).as("%s is asked once on the day of %s", it.at(), now).isTrue();
            }
        }
    }

    private boolean isQuestion(Card card) {
        var is = card.title().pattern().startsWith("Thirty days after");
        if (is) questions++;
        return is;
    }

    private void end() {
        assertThat(questions).as("questions about what was promised").isGreaterThan(10);
        assertThat(nudges).as("nudges at all").isGreaterThan(40);
        assertThat(events).hasSizeGreaterThan(10);
        int most = chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select max(asked) from assignment_item").mapTo(int.class).one());
        assertThat(most).as("nudges about one thing").isEqualTo(Rhythm.MOST_ASKED);
        int failed = chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select count(*) from timer where parked is not null").mapTo(int.class).one());
        assertThat(failed).as("timers that failed").isZero();
    }
}
