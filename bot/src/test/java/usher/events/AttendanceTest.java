package usher.events;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.seats;
import static usher.events.Gathering.told;
import static usher.events.Gathering.which;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Draft;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

/** Checking in, marking who came, and what the host reads in the end. */
class AttendanceTest {

    private static final Pattern CODE = Pattern.compile("clinic: ([A-Z2-9]{5})\n");

    private final Gathering with = new Gathering();
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona ben = with.ben;
    private final Persona cleo = with.cleo;

    @AfterEach
    void close() {
        with.close();
    }

    private String code() {
        var match = CODE.matcher(mo.says("/event code", which()).answered());
        if (!match.find()) throw new AssertionError(mo.answered());
        return match.group(1);
    }

    private void begun() {
        with.event(seats(3));
        ann.presses("Going");
        ben.presses("Going");
        with.until("2027-01-20T18:00:00Z");
    }

    @Test
    void theCodeThatTheHostShowsChecksIn() {
        begun();
        var code = code();
        ann.presses("Check in").fills(new Value("code", code.toLowerCase(java.util.Locale.ROOT))).isAnswered("Welcome to Portfolio clinic");
        ben.says("/event checkin", new Value("code", code)).isAnswered("You are checked in");
        ben.says("/event checkin", new Value("code", code)).isAnswered("You are checked in");
        mo.says("/event attendance", which()).isAnswered("2 of 2 came, 0 did not, 0 not marked");
        cleo.says("/event checkin", new Value("code", code)).isAnswered("You hold no seat in Portfolio clinic").isAnswered("Ask Mo for a seat");
    }

    @Test
    void aFormThatIsDeliveredAgainAfterItWasDoneIsAnsweredAsBefore() {
        begun();
        var code = code();
        var form = ann.presses("Check in").draft();
        for (var id : List.of("sent", "sent", "sent by another way")) {
            ann.delivers(id, form.action(), new Value(Draft.FIELD, form.id()), new Value("code", code)).isAnswered("Welcome to Portfolio clinic");
        }
    }

    @Test
    void aCodeIsGoodForMinutesOnly() {
        begun();
        var code = code();
        with.chat.passes(Duration.ofMinutes(5));
        assertThat(code()).isNotEqualTo(code);
        ann.says("/event checkin", new Value("code", code)).isAnswered("Welcome");
        with.chat.passes(Duration.ofMinutes(5));
        ben.says("/event checkin", new Value("code", code)).isAnswered("That is not the code");
    }

    @Test
    void whoGuessesIsStoppedEvenWithTheRightCode() {
        begun();
        var code = code();
        for (var i = 0; i < 5; i++) ann.says("/event checkin", new Value("code", "AAAA" + i)).isAnswered("That is not the code");
        ann.says("/event checkin", new Value("code", code)).isAnswered("Those were too many wrong codes");
        with.chat.passes(Duration.ofMinutes(11));
        ann.says("/event checkin", new Value("code", code())).isAnswered("Welcome");
    }

    @Test
    void onlyHostsSeeTheCodeAndOnlyAroundTheEvent() {
        with.event(seats(3));
        ann.presses("Going").says("/event code", which()).isRefused("Only those who host");
        mo.says("/event code", which()).isRefused("Checking in opens 30 minutes before");
        ann.calls(Attendance.CHECK_IN, EventFields.EVENT.is(with.id()), new Value("code", "AAAAA")).isRefused("is not open");
        with.until("2027-01-20T17:30:00Z");
        mo.says("/event code", which()).isAnswered("Check-in for Portfolio clinic");
        with.until("2027-01-20T19:15:00Z");
        mo.says("/event code", which()).isRefused("is over. Mark who came with /event attendance");
    }

    @Test
    void hostsMarkWhoCameOneByOneAndAllAtOnce() {
        begun();
        mo.says("/event attendance", which()).isAnswered("• Ann\n• Ben").picks("Somebody did not come", "Ann").isAnswered("Ann: did not come");
        mo.presses("All the others came").isAnswered("1 of 2 came, 1 did not, 0 not marked").isAnswered("Ben: came");
        mo.picks("Take a mark back", "Ann").isAnswered("1 of 2 came, 0 did not, 1 not marked").picks("Somebody came", "Ann").isAnswered("2 of 2 came");
        ann.says("/event attendance", which()).isRefused("Only those who host");
    }

    @Test
    void nobodyIsMarkedBeforeTheDoorsOpen() {
        with.event(seats(3));
        ann.presses("Going");
        mo.says("/event attendance", which()).picks("Somebody came", "Ann").isRefused("Checking in opens 30 minutes before");
    }

    @Test
    void whoDidNotCheckInDidNotComeOnceAnybodyDid() {
        begun();
        ann.says("/event checkin", new Value("code", code())).isAnswered("Welcome");
        with.until("2027-01-20T19:00:00Z");
        mo.sees("Portfolio clinic is over\n1 of 2 came.\nDid not come: Ben");
        assertThat(told(mo, "is over")).isEqualTo(1);
        mo.presses("Who came").isAnswered("Ben: did not come").picks("Take a mark back", "Ben").picks("Somebody came", "Ben").isAnswered("2 of 2 came");
    }

    @Test
    void whereNobodyWasCheckedInNobodyIsBlamed() {
        begun();
        with.until("2027-01-20T19:00:00Z");
        mo.sees("2 people had a seat. Nobody was checked in: mark who came");
        mo.says("/event attendance", which()).isAnswered("0 of 2 came, 0 did not, 2 not marked");
    }

    @Test
    void aSeatGivenBackLateIsNotedAndTheHostReadsIt() {
        with.event(seats(3));
        ann.presses("Going");
        ben.presses("Going");
        cleo.presses("Going");
        ann.presses("Can't make it").isAnswered("Thank you for saying so");
        assertThat(ann.answered()).doesNotContain("late");
        with.until("2027-01-19T18:00:00Z");
        ben.presses("Can't make it").isAnswered("Seats are given back by 2027-01-19 18:00 UTC for this event. This one is noted as late, and the host sees that.");
        with.until("2027-01-20T19:00:00Z");
        mo.sees("Gave their seat back late: Ben");
    }

    @Test
    void whoCameByOneOfTwoSeatsCameOnceTheyAreOnePerson() {
        with.connected().event(seats(3));
        var benny = with.chat.member(Chat.OTHER, "Benny");
        ben.presses("Going");
        benny.presses("Going");
        with.until("2027-01-20T18:00:00Z");
        benny.says("/event checkin", new Value("code", code())).isAnswered("You are checked in");
        with.until("2027-01-20T19:00:00Z");
        mo.says("/event attendance", which()).isAnswered("Ben: did not come").isAnswered("Benny: came");
        with.link(ben, benny);
        mo.says("/event attendance", which()).isAnswered("1 of 1 came, 0 did not");
    }

    @Test
    void theRosterIsATableForHostsOnly() {
        with.event(seats(3));
        with.chat.member("=cmd()").presses("Going");
        ann.says("/event roster", which()).isRefused("Only those who host");
        mo.presses("Roster").isAnswered("roster-portfolio-clinic.csv");
        assertThat(new String(((usher.Answer.Download) mo.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("'=cmd()");
    }

    @Test
    void threeHundredGoAndAreMarkedPageByPage() {
        with.event(seats(300));
        var option = with.option();
        for (var i = 1; i <= 300; i++) with.chat.member("P" + i).calls(Replies.GOING, EventFields.EVENT.is(with.id()), EventFields.OPTION.is(option));
        assertThat(with.post()).contains("all 300 taken").contains("Going (300): P1,").contains("and 288 more");
        with.until("2027-01-20T18:00:00Z");
        mo.says("/event attendance", which()).isAnswered("Page 1 of 15").presses("Next").isAnswered("Page 2 of 15").isAnswered("• P21\n").picks("Somebody did not come", "P25")
            .isAnswered("Page 2 of 15").presses("All the others came").isAnswered("299 of 300 came, 1 did not, 0 not marked");
        with.until("2027-01-20T19:00:00Z");
        mo.sees("299 of 300 came.\nDid not come: P25");
        mo.says("/event edit", which(), seats(301)).isRefused("was over");
    }
}
