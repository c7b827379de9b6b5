package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.people.Homes;
import usher.people.People;
import usher.testing.Chat;
import usher.testing.Persona;

/** Private messages and the wishes of those who get them. It is noon in London; Ben lives in Auckland, where it is an hour past midnight. */
class TellingTest {

    private static final Field.Line KEY = new Field.Line(Field.required("key", "Key", "which message"), 40);
    private static final Field.Line WORDS = new Field.Line(Field.required("words", "Words", "what it says"), 40);
    private static final Field.Line MANNER = new Field.Line(Field.required("manner", "Manner", "how it is meant"), 10);
    private static final Field.Moment UNTIL = new Field.Moment(Field.optional("until", "Until", "when it loses its point"));
    private static final Instant MORNING = Instant.parse("2027-01-12T19:00:00Z"); // eight in Auckland, which is 13 hours ahead then

    private final Chat chat = new Chat(TellingTest::features);
    private final Persona ben = chat.member("Ben").in(ZoneId.of("Pacific/Auckland"));
    private final Persona ann = chat.admin("Ann");

    private static List<Feature> features() {
        var all = new ArrayList<Feature>();
        all.addAll(People.all(() -> all, new Homes(() -> all), _ -> Optional.empty()));
        all.add(() -> List.of(Action.press("tell", "Tell Ben", Right.ANYONE, List.of(KEY, WORDS, MANNER, UNTIL), TellingTest::tell),
            Action.press("tell-many", "Tell Ben much at once", Right.ANYONE, List.of(), (call, tx) -> {
                for (var i = 0; i < 20; i++) tx.tell(ben(tx), "own " + i, Card.of("yours"));
                tx.tell(ben(tx), "fire", Card.of("fire"), Manner.URGENT);
                return Answer.done(Card.of("Told"));
            }),
            Action.press("untell", "Take it back", Right.ANYONE, List.of(KEY), (call, tx) -> {
                tx.unpost(ben(tx).account().direct(), call.get(KEY));
                return Answer.done(Card.of("Taken back"));
            })));
        return all;
    }

    private static Person ben(Tx tx) {
        return tx.person(new Account(Chat.MAIN, "ben")).orElseThrow();
    }

    private static Answer tell(Call call, Tx tx) {
        var manner = switch (call.get(MANNER)) {
            case "urgent" -> Manner.URGENT;
            case "own" -> Manner.OWN;
            default -> Manner.NEWS;
        };
        tx.tell(ben(tx), call.get(KEY), Card.of("{words}", Text.plain("words", call.get(WORDS))), call.find(UNTIL).map(manner::until).orElse(manner));
        return Answer.done(Card.of("Told"));
    }

    @BeforeEach
    void benIsKnown() {
        ben.says("/my show");
    }

    @AfterEach
    void close() {
        chat.close();
    }

    private void tell(String words, String manner, Value... more) {
        var values = new ArrayList<>(List.of(KEY.is(words), WORDS.is(words), MANNER.is(manner)));
        values.addAll(List.of(more));
        ann.calls("tell", values.toArray(Value[]::new)).isAnswered("Told");
    }

    private List<String> read() {
        return ben.direct().stream().map(it -> it.card().title().plain(java.util.Locale.ENGLISH)).toList();
    }

    private void untilMorning() {
        chat.passes(Duration.between(chat.clock().instant(), MORNING));
    }

    @Test
    void whatIsTheirOwnWaitsForTheEndOfTheirNightByTheirOwnClock() {
        tell("yours", "own");
        tell("news", "news");
        chat.passes(Duration.between(Chat.START, MORNING.minusSeconds(1)));
        assertThat(read()).isEmpty();
        chat.passes(Duration.ofSeconds(1));
        assertThat(read()).containsExactly("yours", "news");
        ann.says("/usher trouble").isAnswered("No trouble");
    }

    @Test
    void whatIsUrgentComesAtOnceWhateverWaits() {
        tell("yours", "own");
        tell("fire", "urgent");
        assertThat(read()).containsExactly("fire");
        untilMorning();
        assertThat(read()).containsExactly("fire", "yours");
    }

    @Test
    void whatIsUrgentPassesWhatWaitsAfterARestartToo() {
        tell("yours", "own");
        chat.platform().down(true);
        tell("fire", "urgent");
        chat.platform().down(false);
        chat.isDownFor(Duration.ofMinutes(5));
        assertThat(read()).containsExactly("fire");
        untilMorning();
        assertThat(read()).containsExactly("fire", "yours");
    }

    @Test
    void whatIsUrgentPassesWhatWaitsInTheSameBreath() {
        ann.calls("tell-many");
        assertThat(read()).containsExactly("fire");
        untilMorning();
        assertThat(read()).hasSize(21);
    }

    @Test
    void whatIsTakenBackAfterItsTimeAndBeforeItCouldBeSaidIsRecordedAsSkipped() {
        chat.passes(Duration.ofHours(8));
        chat.platform().down(true);
        tell("yours", "own", UNTIL.is(chat.clock().instant().plus(Duration.ofHours(1))));
        chat.passes(Duration.ofHours(1));
        ann.calls("untell", KEY.is("yours"));
        chat.platform().down(false);
        chat.settles();
        assertThat(read()).isEmpty();
        ann.says("/usher trouble").isAnswered("it had lost its point before it was known to be delivered");
    }

    @Test
    void whoIsAwakeIsToldAtOnce() {
        chat.passes(Duration.ofHours(8));
        tell("yours", "own");
        tell("news", "news");
        assertThat(read()).containsExactly("yours", "news");
    }

    @Test
    void whoMutedHearsOnlyOfTheirOwnAndTheRestIsRecordedAsSkipped() {
        chat.passes(Duration.ofHours(8));
        ben.says("/my mute");
        tell("yours", "own");
        tell("news", "news");
        assertThat(read()).containsExactly("yours");
        ann.says("/usher trouble").isAnswered("a private message to @Ben").isAnswered("they muted all but their own");
    }

    @Test
    void whoHasNoQuietHoursIsToldAtAnyHour() {
        ben.says("/my quiet", new Value("hours", "never"));
        tell("yours", "own");
        assertThat(read()).containsExactly("yours");
    }

    @Test
    void whatWouldHaveLostItsPointByMorningIsNotSentAndRecordedAsSkipped() {
        tell("starts soon", "news", UNTIL.is(MORNING.minusSeconds(1)));
        tell("still good", "news", UNTIL.is(MORNING.plusSeconds(1)));
        untilMorning();
        assertThat(read()).containsExactly("still good");
        ann.says("/usher trouble").isAnswered("it would have lost its point before the end of their quiet hours");
    }

    @Test
    void whatWaitsForTheMorningSurvivesARestartAndComesOnce() {
        tell("yours", "own");
        chat.restarts();
        assertThat(read()).isEmpty();
        untilMorning();
        chat.restarts();
        assertThat(read()).containsExactly("yours");
    }

    @Test
    void afterDowntimeOverTheMorningWhatIsStillGoodComesAndTheRestIsSkipped() {
        tell("yours", "own");
        tell("breakfast", "own", UNTIL.is(MORNING.plus(Duration.ofHours(1))));
        chat.isDownFor(Duration.ofHours(10));
        assertThat(read()).containsExactly("yours");
        ann.says("/usher trouble").isAnswered("it could not be delivered before");
    }

    @Test
    void afterDowntimeThatEndsInAnotherNightWhatWaitedForTheMorningWaitsForTheNext() {
        tell("yours", "own");
        chat.isDownFor(Duration.ofHours(24));
        assertThat(read()).isEmpty();
        tell("fire", "urgent");
        assertThat(read()).containsExactly("fire");
        chat.restarts();
        chat.passes(Duration.between(chat.clock().instant(), MORNING.plus(Duration.ofDays(1)).minusSeconds(1)));
        assertThat(read()).containsExactly("fire");
        chat.passes(Duration.ofSeconds(1));
        assertThat(read()).containsExactly("fire", "yours");
        ann.says("/usher trouble").isAnswered("No trouble");
    }

    @Test
    void whatAPlatformTakesAgainOnlyAtNightWaitsForTheMorning() {
        untilMorning();
        chat.platform().down(true);
        tell("yours", "own");
        chat.passes(Duration.ofHours(16));
        chat.platform().down(false);
        chat.passes(Duration.ofHours(7));
        assertThat(read()).isEmpty();
        chat.passes(Duration.ofHours(1));
        assertThat(read()).containsExactly("yours");
    }

    @Test
    void anEditOfWhatWaitsIsReadOnceAndInItsLastWords() {
        tell("first", "own");
        ann.calls("tell", KEY.is("first"), WORDS.is("second"), MANNER.is("own"));
        chat.passes(Duration.ofHours(1));
        ann.calls("tell", KEY.is("first"), WORDS.is("third"), MANNER.is("own"));
        assertThat(read()).isEmpty();
        untilMorning();
        assertThat(ben.direct()).singleElement().satisfies(it -> assertThat(it.edits()).isZero());
        assertThat(read()).containsExactly("third");
    }

    @Test
    void whatIsTakenBackOvernightNeverComes() {
        tell("yours", "own");
        ann.calls("untell", KEY.is("yours"));
        untilMorning();
        assertThat(read()).isEmpty();
    }

    @Test
    void anEditOfWhatIsShownWaitsForNothing() {
        ben.says("/my quiet", new Value("hours", "never"));
        tell("yours", "own");
        assertThat(read()).containsExactly("yours");
        ben.says("/my quiet", new Value("hours", "22-8"));
        ann.calls("tell", KEY.is("yours"), WORDS.is("changed"), MANNER.is("own"));
        assertThat(read()).containsExactly("changed");
    }

    @Test
    void theNightAfterTheClocksChangedIsTheirs() {
        // Auckland goes back an hour at 3:00 on 4 April 2027: its night is an hour longer
        chat.passes(Duration.between(Chat.START, Instant.parse("2027-04-03T12:00:00Z"))); // one in the night there
        tell("yours", "own");
        chat.passes(Duration.between(chat.clock().instant(), Instant.parse("2027-04-03T19:30:00Z"))); // 7:30; without the change it would be 8:30
        assertThat(read()).isEmpty();
        chat.passes(Duration.ofMinutes(30));
        assertThat(read()).containsExactly("yours");
    }
}
