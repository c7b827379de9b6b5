package usher.followups;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.events.Gathering;
import usher.testing.Persona;

/** What hosts and moderators read about the checklists of an event, as conversations. */
class ReportingTest {

    private final Promised is = new Promised();

    @AfterEach
    void close() {
        is.close();
    }

    private static String table(Persona who) {
        return new String(((Answer.Download) who.answer()).content(), UTF_8);
    }

    @Test
    void smallNumbersAreSaidAsTheyAre() {
        is.nextSteps().attached("Next steps").set().going(is.ann, is.ben, is.cleo).over();
        is.ann.picks("Tick off", "Write a page");
        is.ben.picks("Not for me", "Write a page").presses("Say why").fills(new Value("reason", "=1+1 I moved"));
        is.until("2027-01-23T12:00:00Z");
        is.mo.says("/checklist report", Promised.event()).isAnswered("What became of the checklists of Portfolio clinic").isAnswered("Done: 1 of 5").isAnswered("Done within 30 days: 1 of 5")
            .isAnswered("Write a page: 1 of 2 done, 1 not for them, 1 overdue").isAnswered("Show it: 0 of 3 done, 0 not for them, 0 overdue").isAnswered("People: 3");
        assertThat(is.mo.answered()).doesNotContain("%");
        var before = table(is.mo);
        is.mo.presses("As a picture").isAnswered("Write a page: 1 of 2 done, 1 not for them, 1 overdue");
        assertThat(((Answer.Download) is.mo.answer()).mediaType()).isEqualTo("image/png");
        is.ann.calls("checklist.report-picture", Promised.event()).isRefused("Only a host");
        assertThat(before).contains("Ann,test:main/ann,Next steps,Write a page,").contains(",not for them,").contains("'=1+1 I moved").contains(",overdue,").contains("Cleo");
    }

    @Test
    void onlyHostsAndModeratorsReadIt() {
        is.nextSteps().attached("Next steps").set().going(is.ann).over();
        is.ann.says("/checklist report", Promised.event()).isRefused("Only a host");
        is.mo.says("/event host", Gathering.which(), new Value("who", is.ben.account().key()));
        is.ben.says("/checklist report", Promised.event()).isAnswered("0 of 2");
    }

    @Test
    void whatWasTakenBackIsNotCountedAndLateIsNotWithinThirtyDays() {
        is.nextSteps().attached("Next steps").set().going(is.ann, is.ben);
        is.mo.says("/checklist report", Promised.event()).isAnswered("Nobody has a checklist");
        is.over().mo.says("/event attendance", Gathering.which()).picks("Somebody did not come", "Ben");
        is.passes(Duration.ofDays(31));
        is.ann.says("/checklist mine").picks("Tick off", "Write a page");
        is.mo.says("/checklist report", Promised.event()).isAnswered("Done: 1 of 2").isAnswered("Done within 30 days: 0 of 2").isAnswered("People: 1");
    }

    @Test
    void manyAreAPercentageToo() {
        is.nextSteps().attached("Next steps").set(Gathering.seats(12));
        var people = new ArrayList<Persona>();
        for (var i = 0; i < 12; i++) people.add(is.chat.member("P" + i));
        people.forEach(is::going);
        is.over();
        people.subList(0, 6).forEach(who -> who.picks("Tick off", "Show it"));
        is.mo.says("/checklist report", Promised.event()).isAnswered("Done: 6 of 24 (25 %)").isAnswered("Show it: 6 of 12 done");
    }
}
