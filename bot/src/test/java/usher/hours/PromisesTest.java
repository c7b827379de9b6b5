package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Answer;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

/** What a queue promises, with the clock moved through nights, weekends, a change of the clocks and downtime. It is a Tuesday noon, UTC. */
class PromisesTest {

    private static final Value WORDS = HoursFields.WORDS.is("Leave out the hobbies");
    private static final Value WEEKDAYS = HoursFields.OPEN.is("mon-fri 9-17");
    private static final Value BERLIN = HoursFields.ZONE.is("Berlin");

    private static Desk promising(String answer, String resolution, Value... queue) {
        var desk = new Desk(queue);
        promise(desk, answer, resolution);
        return desk;
    }

    private static Persona promise(Desk desk, String answer, String resolution) {
        return desk.mo.says("/hours promise", new Value("queue", "Reviews"), new Value("first-answer", answer), new Value("resolution", resolution));
    }

    private static List<Map<String, Object>> rows(Desk desk, String level) {
        return desk.rows("select * from case_promise where level = '" + level + "' order by id");
    }

    @Test
    void aPromiseIsKeptByAnsweringAndResolving() {
        try (var it = promising("4 h", "2 d")) {
            it.mo.isAnswered("Reviews promises: first answer within 4 h, resolution within 2 d, in opening time");
            it.asks(it.ann, "A first page").isAnswered("first answer: by 2027-01-12 16:00 UTC, resolution: by 2027-01-14 12:00 UTC");
            it.isShown("first answer due");
            it.chat.passes(Duration.ofHours(1));
            it.cleo.says("/hours next").presses("Answer").fills(WORDS).isAnswered("first answer: kept, resolution: the clock stands still while the asker is waited for");
            it.chat.passes(Duration.ofDays(1));
            it.ann.presses("That helped").isAnswered("resolution: kept");
            assertThat(it.told(it.mo, "promise") + it.told(it.cleo, "is due")).isZero();
            assertThat(it.rows("select * from case_promise where met_at is not null and broken_at is null")).hasSize(2);
        }
    }

    @Test
    void theMentorIsRemindedOnceAndThenItIsEscalatedOnce() {
        try (var it = promising("4 h", "0 h")) {
            it.asks(it.ann, "A first page");
            it.cleo.says("/hours next");
            it.chat.passes(Duration.ofMinutes(179));
            assertThat(it.told(it.cleo, "the first answer is due")).isZero();
            it.chat.passes(Duration.ofMinutes(1));
            assertThat(it.told(it.cleo, "A first page: the first answer is due 2027-01-12 16:00 UTC")).isOne();
            it.chat.restarts();
            it.chat.passes(Duration.ofHours(1));
            assertThat(it.told(it.cleo, "A first page is back in line before all others: the first answer was due 2027-01-12 16:00 UTC")).isOne();
            assertThat(it.told(it.ann, "A first page: the first answer was promised by 2027-01-12 16:00 UTC and has not come")).isOne();
            assertThat(it.told(it.mo, "Reviews: a promise was not kept, and I escalated the case")).isOne();
            it.isShown("A first page: escalated");
            it.chat.passes(Duration.ofDays(2));
            assertThat(it.told(it.cleo, "the first answer")).isEqualTo(2);
            assertThat(it.told(it.ann, "the first answer")).isOne();
            assertThat(rows(it, "ANSWER").getFirst().get("broken_at")).isNotNull();
            it.cleo.says("/hours next").presses("Answer").fills(WORDS).isAnswered("first answer: was due 2027-01-12 16:00 UTC");
            assertThat(rows(it, "ANSWER").getFirst().get("met_at")).isNotNull();
        }
    }

    @Test
    void whatNobodyHasIsToldOnceToWhoeverMadeThePromise() {
        try (var it = promising("4 h", "2 d", HoursFields.EACH.is(20))) {
            IntStream.range(0, 18).forEach(i -> it.asks(it.ann, "Page " + i));
            it.chat.passes(Duration.ofHours(3));
            assertThat(it.told(it.mo, "Reviews: nobody has 18 cases for which a promise is nearly due")).isOne();
            it.mo.sees("and 3 more").picks("Look at one", "Page 0").isAnswered("Page 0");
            it.chat.passes(Duration.ofHours(1));
            assertThat(it.told(it.mo, "Reviews: 18 promises were not kept")).isOne();
            assertThat(it.told(it.ann, "has not come")).isEqualTo(18);
            it.ann.says("/my erase").presses("Erase everything");
            assertThat(it.told(it.mo, "Page 0")).isZero();
            assertThat(it.chat.rows()).doesNotContain("Page 0");
        }
    }

    @Test
    void hundredsThatAreLateAtOnceAreOneMessageAndEachAskerHearsOfTheirs() {
        try (var it = promising("4 h", "8 h", HoursFields.EACH.is(20))) {
            var people = IntStream.range(0, 15).mapToObj(i -> it.chat.member("P" + i)).toList();
            people.forEach(who -> IntStream.range(0, 18).forEach(i -> it.asks(who, "Page " + i + " of " + who.name())));
            it.chat.isDownFor(Duration.ofHours(5));
            it.chat.passes(Duration.ofSeconds(1));
            assertThat(it.told(it.mo, "Reviews: 270 promises were not kept")).isOne();
            assertThat(it.told(it.mo, "promise")).isOne();
            people.forEach(who -> assertThat(it.told(who, "has not come")).isEqualTo(18));
            it.chat.passes(Duration.ofHours(3));
            assertThat(it.told(it.mo, "Reviews: nobody has 270 cases for which a promise is nearly due")).isOne();
            assertThat(it.told(it.mo, "Reviews: 270 promises were not kept")).isEqualTo(2);
        }
    }

    @Test
    void whatIsDueFirstIsOnTheBoardAlsoBehindOthers() {
        try (var it = promising("4 h", "0 h", HoursFields.EACH.is(20))) {
            it.asks(it.ann, "Early");
            IntStream.range(0, 12).forEach(i -> it.asks(it.ann, "Page " + i));
            IntStream.range(0, 12).forEach(i -> it.shows(it.mo, "Page " + i).calls("hours.triage", it.id("Page " + i), new Value("priority", "first")));
            it.chat.passes(Duration.ofMinutes(1));
            it.isShown("Early: new");
            it.isShown("and 3 more");
        }
    }

    @Test
    void theClockRunsOnlyWhileTheQueueIsOpen() {
        try (var it = promising("4 h", "0 h", WEEKDAYS, BERLIN)) {
            it.waitsUntil("2027-01-15T15:00:00Z"); // an hour before it closes for the weekend
            it.asks(it.ann, "A first page").isAnswered("first answer: by 2027-01-18 11:00 UTC");
            it.waitsUntil("2027-01-18T09:59:00Z");
            assertThat(it.told(it.mo, "nearly due")).isZero();
            it.waitsUntil("2027-01-18T10:00:00Z");
            assertThat(it.told(it.mo, "nearly due")).isOne();
            it.waitsUntil("2027-01-18T11:00:00Z");
            assertThat(it.told(it.ann, "has not come")).isOne();
        }
    }

    @Test
    void theClocksChangeAndAPromiseStaysAsLong() {
        try (var it = promising("12 h", "0 h", HoursFields.OPEN.is("always"), BERLIN)) {
            it.waitsUntil("2027-03-27T20:00:00Z");
            it.asks(it.ann, "Over the night").isAnswered("first answer: by 2027-03-28 08:00 UTC");
        }
        try (var it = promising("4 h", "0 h", HoursFields.OPEN.is("daily 17-19"), BERLIN)) {
            it.waitsUntil("2027-03-27T16:30:00Z"); // half past five in winter time
            it.asks(it.ann, "Evenings").isAnswered("first answer: by 2027-03-29 15:30 UTC"); // 1.5 h, 2 h at an hour earlier by UTC, half an hour
            it.waitsUntil("2027-03-29T15:29:00Z");
            assertThat(it.told(it.ann, "has not come")).isZero();
            it.waitsUntil("2027-03-29T15:30:00Z");
            assertThat(it.told(it.ann, "has not come")).isOne();
        }
    }

    @Test
    void afterThreeDaysOfDowntimeTheReminderIsLeftOutAndTheRestIsSaidOnce() {
        try (var it = promising("4 h", "2 d")) {
            it.asks(it.ann, "A first page");
            it.asks(it.ben, "Another");
            it.chat.isDownFor(Duration.ofDays(3));
            assertThat(it.told(it.mo, "nearly due")).isZero();
            assertThat(it.told(it.mo, "Reviews: 4 promises were not kept")).isOne();
            assertThat(it.told(it.ann, "has not come")).isOne();
            assertThat(it.skipped()).contains("reminder of the first answer of case").contains("reminder of the resolution of case");
            assertThat(it.rows("select * from case_promise where broken_at is not null")).hasSize(4);
            it.chat.passes(Duration.ofDays(2));
            assertThat(it.told(it.mo, "promises were not kept")).isOne();
        }
    }

    @Test
    void aReminderIsNotSentInTheNightIfItWouldComeTooLate() {
        try (var it = promising("4 h", "0 h")) {
            it.cleo.says("/my quiet", new Value("hours", "14-18"));
            it.asks(it.ann, "A first page");
            it.cleo.says("/hours next");
            it.chat.passes(Duration.ofHours(7));
            assertThat(it.told(it.cleo, "is due")).isZero();
            assertThat(it.skipped()).contains("before the end of their quiet hours");
            assertThat(it.told(it.cleo, "was due")).isOne();
        }
    }

    @Test
    void theClockStandsStillWhileTheAskerIsWaitedFor() {
        try (var it = promising("4 h", "8 h")) {
            it.asks(it.ann, "A first page");
            it.chat.passes(Duration.ofHours(2));
            it.cleo.says("/hours next").presses("Ask back").fills(WORDS).isAnswered("first answer: the clock stands still");
            it.chat.passes(Duration.ofDays(2));
            it.ann.presses("Add something").fills(WORDS).isAnswered("first answer: by 2027-01-14 16:00 UTC, resolution: by 2027-01-14 20:00 UTC");
            it.chat.passes(Duration.ofHours(1));
            assertThat(it.told(it.cleo, "the first answer is due 2027-01-14 16:00 UTC")).isOne();
            it.shows(it.cleo, "A first page").presses("Answer").fills(WORDS).isAnswered("first answer: kept");
            it.chat.passes(Duration.ofDays(1));
            it.ann.presses("Not yet").fills(WORDS).isAnswered("resolution: by 2027-01-15 20:00 UTC");
            it.chat.passes(Duration.ofHours(5));
            assertThat(it.told(it.ann, "A first page: the resolution was promised by 2027-01-15 20:00 UTC and has not come")).isOne();
        }
    }

    @Test
    void whatIsWithdrawnIsNeitherKeptNorBrokenAndWhatIsReopenedIsPromisedOn() {
        try (var it = promising("4 h", "8 h")) {
            it.asks(it.ann, "A first page").presses("Withdraw").isAnswered("withdrawn");
            assertThat(it.rows("select * from case_promise")).isEmpty();
            it.chat.passes(Duration.ofHours(1));
            it.ann.presses("Reopen").isAnswered("first answer: by 2027-01-12 17:00 UTC");
            it.cleo.says("/hours next").presses("Answer").fills(WORDS);
            it.ann.presses("That helped").isAnswered("resolution: kept").presses("Reopen").isAnswered("first answer: kept, resolution: by 2027-01-12 21:00 UTC");
        }
    }

    @Test
    void aQueueThatOpensAtOtherTimesCountsWhatWasUsedByTheEarlierOnes() {
        try (var it = promising("4 h", "0 h", BERLIN)) {
            it.asks(it.ann, "A first page").isAnswered("by 2027-01-12 16:00 UTC");
            it.chat.passes(Duration.ofHours(1));
            it.mo.says("/hours change", new Value("queue", "Reviews"), HoursFields.OPEN.is("wed 9-17"));
            it.shows(it.ann, "A first page").isAnswered("by 2027-01-13 11:00 UTC");
            it.mo.says("/hours day", new Value("queue", "Reviews"), HoursFields.DAY.is("2027-01-13"), HoursFields.WINDOWS.is("closed"));
            it.shows(it.ann, "A first page").isAnswered("by 2027-01-20 11:00 UTC");
            it.mo.says("/hours change", new Value("queue", "Reviews"), HoursFields.OPEN.is("mon 8:00-8:01"));
            it.shows(it.ann, "A first page").isAnswered("first answer: whenever the queue is open for so long");
            it.chat.passes(Duration.ofDays(3));
            assertThat(it.told(it.ann, "has not come")).isZero();
        }
    }

    @Test
    void aPromiseIsChangedForThoseWhoAskLater() {
        try (var it = promising("4 h", "0 h")) {
            it.asks(it.ann, "Early");
            promise(it, "1 h", "30 min").isRefused("the resolution takes at least as long as the first answer");
            it.mo.says("/hours promise", new Value("queue", "Reviews"), new Value("first-answer", "0 h")).isAnswered("Reviews promises nothing about time");
            it.shows(it.ann, "Early").isAnswered("first answer: by 2027-01-12 16:00 UTC");
            it.asks(it.ben, "Late");
            assertThat(it.ben.answered()).doesNotContain("first answer");
            it.ben.says("/hours promise", new Value("queue", "Reviews")).isRefused("Only moderators");
        }
    }

    @Test
    void whoMadeThePromiseMayLeave() {
        try (var it = promising("4 h", "0 h")) {
            var rob = it.chat.admin("Rob");
            rob.says("/hours promise", new Value("queue", "Reviews"), new Value("first-answer", "4 h"));
            rob.says("/my export");
            assertThat(new String(((Answer.Download) rob.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("queues you made promises for");
            it.asks(it.ann, "A first page");
            rob.calls("people.left");
            it.chat.passes(Duration.ofHours(4));
            assertThat(it.skipped()).contains("nobody stands for its promises any more");
            assertThat(it.told(it.ann, "has not come")).isOne();
        }
    }

    @Test
    void whatWasPromisedIsDueAlsoAfterTwoCommunitiesBecameOne() {
        try (var it = new Desk()) {
            var rob = it.chat.admin(Chat.OTHER, "Rob");
            var dora = it.chat.member(Chat.OTHER, "Dora");
            for (var who : List.of(rob, dora)) who.says("/my quiet", new Value("hours", "never"));
            rob.says("/hours create", HoursFields.NAME.is("Theirs"), HoursFields.ABOUT.is("x"), HoursFields.BOARD.is(Address.channel(Chat.OTHER, "help")));
            rob.says("/hours promise", new Value("queue", "Theirs"), new Value("first-answer", "4 h"));
            it.asks(dora, "Theirs", "Dora's page");
            it.mo.says("/usher connect");
            var code = java.util.regex.Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(it.mo.answered());
            assertThat(code.find()).isTrue();
            rob.says("/usher connect", new Value("code", code.group()));
            it.mo.presses("Confirm");
            it.chat.passes(Duration.ofHours(4));
            assertThat(it.told(dora, "Dora's page: the first answer was promised by 2027-01-12 16:00 UTC and has not come")).isOne();
            assertThat(it.told(rob, "Theirs: a promise was not kept")).isOne();
        }
    }

    @Test
    void anAnswerAndTheLastMomentAtOnceAreOneOfBoth() {
        try (var it = promising("4 h", "0 h")) {
            it.asks(it.ann, "A first page");
            it.cleo.says("/hours next");
            it.chat.passes(Duration.between(it.chat.clock().instant(), Instant.parse("2027-01-12T15:59:59Z")));
            var id = it.id("A first page");
            it.chat.clock().forward(Duration.ofSeconds(1));
            var answered = it.cleo.sends("hours.answer", id, WORDS);
            it.chat.bot().fireDue();
            answered.toCompletableFuture().join();
            it.chat.passes(Duration.ZERO);
            var row = rows(it, "ANSWER").getFirst();
            assertThat((row.get("broken_at") == null) == (row.get("met_at") != null)).isTrue();
            assertThat(it.told(it.ann, "has not come") + it.told(it.ann, "Cleo answers")).isOne();
        }
    }

    @Test
    void aBoardIsEditedOnceForManyCasesThatAreLateTogether() {
        try (var it = promising("4 h", "0 h", HoursFields.EACH.is(20))) {
            IntStream.range(0, 20).forEach(i -> it.asks(it.ann, "Page " + i));
            var before = version(it);
            it.chat.passes(Duration.ofHours(4));
            assertThat(version(it) - before).isLessThanOrEqualTo(2);
        }
    }

    private static long version(Desk it) {
        return ((Number) it.rows("select max(wanted_version) as v from message where spot like '%mentors%'").getFirst().get("v")).longValue();
    }
}
