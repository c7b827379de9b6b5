package usher.care;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.which;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Answer;
import usher.Card;
import usher.Value;
import usher.events.EventTable;
import usher.events.Gathering;
import usher.testing.Chat;
import usher.testing.Persona;

/** Care for hosts, as conversations. The first event is on Wednesday 20 January 2027 from 18:00 to 19:00 UTC, and Mo hosts it. */
class CareTest {

    private final Gathering with = new Gathering();
    private final Chat chat = with.chat;
    private final Persona mo = with.mo;

    @AfterEach
    void close() {
        chat.close();
    }

    private Persona second(String start, Value... more) {
        var values = new ArrayList<>(List.of(new Value("title", "Second"), Gathering.PROMISE, new Value("start", start)));
        values.addAll(List.of(more));
        return mo.says("/event create", values.toArray(Value[]::new));
    }

    private List<String> labels() {
        return ((Answer.Done) mo.answer()).card().controls().stream().filter(Card.Button.class::isInstance).map(it -> ((Card.Button) it).label().plain(Locale.ENGLISH)).toList();
    }

    @Test
    void anOverlapIsRefusedWithTheNearestTimesAndAPressTakesOne() {
        with.event();
        second("2027-01-20 18:30").isAnswered("Second cannot be then").isAnswered("Mo hosts Portfolio clinic from 2027-01-20 18:00 UTC");
        assertThat(labels()).containsExactly("Wednesday 20 January, 15:45", "Wednesday 20 January, 16:45", "Wednesday 20 January, 19:15", "Wednesday 20 January, 20:15");
        mo.presses("Wednesday 20 January, 19:15").isAnswered("Second is set").isAnswered("2027-01-20 19:15 UTC");
        assertThat(with.post()).contains("A reviewed first page").contains("2027-01-20 19:15");
    }

    @Test
    void aBufferIsKeptOnBothSides() {
        with.event();
        second("2027-01-20 19:10").isAnswered("wants 15 minutes between two sessions");
        second("2027-01-20 16:50").isAnswered("wants 15 minutes between two sessions");
        second("2027-01-20 19:15").isAnswered("is set");
    }

    @Test
    void movingAnEventIsHeldAgainstTheOthersButNotAgainstItself() {
        with.event();
        second("2027-01-21 18:00").isAnswered("is set");
        mo.says("/event edit", new Value("which", "Second"), new Value("start", "2027-01-20 18:10")).isAnswered("cannot be then").presses("Wednesday 20 January, 19:15").isAnswered("Second is changed");
        mo.says("/event edit", new Value("which", "Second"), new Value("start", "2027-01-20 19:30")).isAnswered("Second is changed");
        mo.says("/event edit", new Value("which", "Second"), new Value("title", "Renamed")).isAnswered("Renamed is changed");
    }

    @Test
    void alternativesAreInTheWakingHoursOfEveryHostAndAddingAHostIsCheckedToo() {
        var meg = chat.member("Meg").in(ZoneId.of("America/New_York"));
        mo.says("/usher role", new Value("person", meg.account().key()), new Value("role", "mentor"));
        meg.says("/event create", new Value("title", "Megs"), Gathering.PROMISE, new Value("start", "2027-01-20 13:00")).isAnswered("is set"); // 18:00 UTC
        with.event();
        mo.says("/event host", which(), new Value("who", meg.account().key())).isAnswered("cannot be then").isAnswered("Meg hosts Megs");
        assertThat(labels()).isEmpty();
        second("2027-01-20 13:00", new Value("host", meg.account().key())).isAnswered("is set");
        second("2027-01-20 13:30", new Value("host", meg.account().key())).isAnswered("cannot be then");
        assertThat(times()).isNotEmpty().allSatisfy(at -> {
            var there = at.atZone(ZoneId.of("America/New_York")).toLocalTime();
            assertThat(there.getHour()).isBetween(8, 21);
        });
    }

    private List<Instant> times() {
        return ((Answer.Done) mo.answer()).card().controls().stream().filter(Card.Button.class::isInstance).flatMap(it -> ((Card.Button) it).values().stream())
            .filter(value -> value.name().equals("start")).map(value -> Instant.parse(value.text())).toList();
    }

    @Test
    void aHostSaysWhatTheyCanBearAndModeratorsSeeIt() {
        mo.says("/my mentoring").isAnswered("15 minutes").isAnswered("as many as there are").isAnswered("of 30 minutes after 4 hours");
        mo.says("/my mentoring", Mentoring.BUFFER.is("30 min"), Mentoring.SESSIONS.is(1), Mentoring.BREAK.is("0")).isAnswered("30 minutes").isAnswered("at most 1 session").isAnswered("never has to be");
        mo.says("/my mentoring", Mentoring.BUFFER.is("a while")).isRefused("is not a length of time");
        with.ann.says("/mentor care", new Value("who", mo.account().key())).isRefused("moderators");
        mo.says("/mentor care", new Value("who", mo.account().key())).isAnswered("The sessions of @Mo").isAnswered("30 minutes");
        with.event();
        second("2027-01-22 18:00").isAnswered("at most 1 session a week, and that week is full");
        assertThat(times()).isNotEmpty().allSatisfy(at -> assertThat(at.atZone(ZoneOffset.UTC).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)).isNotEqualTo(3));
        mo.says("/my mentoring", Mentoring.SESSIONS.is(0));
        second("2027-01-22 18:00").isAnswered("is set");
        mo.says("/usher audit").isAnswered("30 min");
    }

    @Test
    void theFormOpensWithWhatIsSo() {
        mo.says("/my mentoring", Mentoring.HOURS.is(6)).presses("Change").fills(Mentoring.NEW_BUFFER.is("20 min"));
        assertThat(mo.answered()).contains("20 minutes").contains("at most 6").contains("of 30 minutes after 4 hours");
    }

    @Test
    void whatAHostCanBearIsExportedMergedAndForgotten() {
        mo.says("/my mentoring", Mentoring.BUFFER.is("45 min"));
        assertThat(new String(((Answer.Download) mo.says("/my export").answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("minutes between sessions");
        mo.says("/my erase").presses("Erase everything");
        mo.says("/my mentoring").isAnswered("15 minutes");
    }

    /** Hosts make, move, repeat and cancel at random; whatever is refused, what stands keeps every rule. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void noTwoSessionsOfAHostOverlapOrBreakARuleWhateverIsAskedFor(long seed) {
        var chance = new SplittableRandom(seed);
        var limits = new Limits(Duration.ofMinutes(5L * chance.nextInt(1, 7)), Optional.of(chance.nextInt(6, 15)), Optional.of(chance.nextInt(8, 25)), Optional.of(Duration.ofHours(chance.nextInt(2, 6))), Optional.empty());
        mo.says("/my mentoring", Mentoring.BUFFER.is(limits.buffer().toMinutes() + " min"), Mentoring.SESSIONS.is(limits.sessions().orElseThrow()), Mentoring.HOURS.is(limits.hours().orElseThrow()),
            Mentoring.BREAK.is(limits.breakAfter().orElseThrow().toHours() + " h"));
        for (var step = 0; step < 40; step++) {
            var start = Instant.parse("2027-01-14T06:00:00Z").plus(Duration.ofMinutes(15L * chance.nextInt(0, 4 * 24 * 12)));
            var events = ahead();
            var some = events.isEmpty() ? null : new Value("which", Long.toString(events.get(chance.nextInt(events.size()))));
            switch (some == null ? 0 : chance.nextInt(7)) {
                case 0, 1, 2 -> second(start.toString(), new Value("length", 15 * chance.nextInt(1, 9) + " min"), new Value("agenda", "none"));
                case 3 -> mo.says("/event edit", some, new Value("start", start.toString()));
                case 4 -> mo.says("/event repeat", some, new Value("how", "daily"), new Value("times", "3"));
                case 5 -> mo.says("/event cancel", some, new Value("reason", "x"));
                default -> chat.passes(Duration.ofHours(chance.nextInt(1, 12)));
            }
            if (!labels(mo).isEmpty() && chance.nextBoolean()) mo.presses(labels(mo).getFirst());
            Judge.of(sessions(), limits, ZoneOffset.UTC, "seed " + seed + " step " + step);
        }
        assertThat(sessions()).hasSizeGreaterThan(5);
    }

    /** The times that a refusal offers. */
    private List<String> labels(Persona who) {
        return who.answer() instanceof Answer.Done done && done.card().tone() == Card.Tone.WRONG ? labels() : List.of();
    }

    private long person() {
        return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select person_id from account where name = 'Mo'").mapTo(Long.class).one());
    }

    private List<Long> ahead() {
        return chat.bot().database().jdbi().withExtension(EventTable.class, table -> table.hostedBy(person(), chat.clock().instant(), Instant.parse("2028-01-01T00:00:00Z"))).stream().map(it -> it.id()).toList();
    }

    private List<Session> sessions() {
        return chat.bot().database().jdbi().withExtension(EventTable.class, table -> table.hostedBy(person(), Instant.EPOCH, Instant.parse("2028-01-01T00:00:00Z"))).stream()
            .map(it -> new Session(it.title(), it.startsAt(), it.endsAt())).toList();
    }
}
