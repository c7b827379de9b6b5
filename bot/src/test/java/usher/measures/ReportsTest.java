package usher.measures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Card;
import usher.Value;
import usher.events.Gathering;
import usher.testing.Chat;
import usher.testing.Persona;

/** What hosts and moderators read of what came of events, as conversations. The event is over on 20 January 2027, 19:00 UTC. */
class ReportsTest {

    private static final Value EVENT = new Value("event", "Portfolio clinic");
    private static final Value PROOF = new Value("proof", "=1+1 my page");
    private static final String MINE = "A reviewed first page (Portfolio clinic)";

    private final Gathering with = new Gathering();
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona ben = with.ben;
    private final Persona cleo = with.cleo;

    @AfterEach
    void close() {
        with.close();
    }

    private void going(String title, Persona... people) {
        for (var who : people) who.presses("Going").isAnswered(title);
    }

    private void steps() {
        mo.says("/checklist create", new Value("name", "Steps"), new Value("for", "attendees"));
        mo.says("/checklist item", new Value("checklist", "Steps"), new Value("promise", "Write a page"), new Value("due", "2 days after"));
        mo.says("/checklist attach", new Value("checklist", "Steps"), new Value("format", "Micro-event"));
    }

    private void mark(String how, Persona who) {
        mo.says("/event attendance", Gathering.which()).picks(how, who.name());
    }

    private static String table(Persona who) {
        return new String(((Answer.Download) who.presses("As a table").answer()).content(), UTF_8);
    }

    private static String token(Persona who) {
        return card(who).controls().stream().filter(Card.Link.class::isInstance).map(Card.Link.class::cast).findFirst().orElseThrow().to().getPath().substring("/reports/".length());
    }

    private static Card card(Persona who) {
        return who.answer() instanceof Answer.Download file ? file.card() : ((Answer.Done) who.answer()).card();
    }

    /** Ann does it all and comes again, Ben hands it in late, Cleo does not come, Dora leaves. */
    private void month() {
        steps();
        with.event();
        var dora = with.chat.member("Dora");
        going("Portfolio clinic", ann, ben, cleo, dora);
        with.until("2027-01-20T18:10:00Z");
        for (var who : new Persona[] {ann, ben, dora}) mark("Somebody came", who);
        with.until("2027-01-22T19:00:00Z");
        ann.says("/checklist mine").picks("Tick off", "Write a page");
        ann.says("/my deliverable").picks("I made it", MINE).fills(PROOF);
        dora.calls("people.left");
        with.event(new Value("title", "Second clinic"), new Value("start", "2027-02-10 18:00"));
        going("Second clinic", ann);
    }

    @Test
    void whatCameOfAnEventIsReadInWordsAsAPictureAndAsATable() {
        month();
        mo.says("/event report", EVENT).isAnswered("What came of Portfolio clinic").isAnswered("Going: 4").isAnswered("Attended: 3 of 4").isAnswered("Did not come: 1")
            .isAnswered("Actions done within 30 days: 1 of 2").isAnswered("Checklists done within 30 days: 1 of 2").isAnswered("Deliverables within 30 days: 1 of 2").isAnswered("Things shown: 1 from 2 who attended")
            .isAnswered("Until the first outcome: 2 days, of one").isAnswered("Came again within 30 days: known from 2027-02-19 19:00 UTC on").isAnswered("what there is so far");
        with.until("2027-02-19T20:00:00Z");
        ben.says("/my deliverable").picks("I made it", MINE).fills(PROOF).isAnswered("Handed in");
        mo.says("/event report", EVENT).isAnswered("Deliverables within 30 days: 1 of 2").isAnswered("Deliverables until now: 2 of 2").isAnswered("Until the first outcome: 16 days in the middle, from 2 days to 30 days, of 2")
            .isAnswered("Came again within 30 days: 1 of 3").isAnswered("Came again within 90 days: known from 2027-04-20");
        assertThat(((Answer.Download) mo.answer()).mediaType()).isEqualTo("image/png");
        assertThat(table(mo)).contains("Ann,test:main/ann,yes,1,1,1,made,2027-01-22T19:00Z,'=1+1 my page,yes,not known yet").contains("Ben,test:main/ben,yes,1,0,0,made,").contains("Cleo,test:main/cleo,no,0,0,0,,,,,");
        with.until("2027-04-20T19:00:00Z");
        mo.says("/event report", EVENT).isAnswered("Came again within 90 days: 1 of 3");
    }

    @Test
    void onlyHostsAndModeratorsReadIt() {
        with.event();
        going("Portfolio clinic", ann);
        mo.says("/event report", EVENT).isRefused("is not over yet");
        with.until("2027-01-21T12:00:00Z");
        ann.says("/event report", EVENT).isRefused("Only a host");
        ann.says("/event report").isRefused("Only moderators");
        ann.calls("event.report-table", new Value("days", "90")).isRefused("Only moderators");
        mo.says("/event host", Gathering.which(), new Value("who", ben.account().key()));
        ben.says("/event report", EVENT).isAnswered("Attended: 1 of 1: nobody was checked in, so everyone who was going counts").says("/event report").isRefused("Only moderators");
        with.event(new Value("title", "Second clinic"), new Value("start", "2027-02-10 18:00"));
        mo.says("/event cancel", new Value("which", "Second clinic"), new Value("reason", "Ill")).says("/event report", new Value("event", "Second clinic")).isRefused("was cancelled");
    }

    @Test
    void allOfThemInSomeTimeAndWhoCameAgain() {
        month();
        with.until("2027-02-20T12:00:00Z");
        mo.says("/event report").isAnswered("What events came to in the last 90 days").isAnswered("Events: 2").isAnswered("Going: 5").isAnswered("Attended: 4 of 5; at 1 event nobody was checked in")
            .isAnswered("Deliverables within 30 days: 1 of 2").isAnswered("Came again within 30 days: 1 of 3").isAnswered("Came again within 90 days: nothing to count yet").isAnswered("2027-01: 3 people");
        assertThat(table(mo)).contains("Second clinic,2027-02-10T18:00Z,1,1,yes,0").contains("Portfolio clinic,2027-01-20T18:00Z,4,3,no,1,2,1,2,1,2,1,1,1,2,1,3,0,0");
        with.until("2027-03-01T00:00:00Z");
        mo.says("/event report").isAnswered("2027-01: 3 people; 1 month later 1 of 3");
        mo.says("/event report", new Value("days", "7")).isAnswered("Events: 0").says("/event report", new Value("days", "5")).isRefused("");
    }

    @Test
    void howLikelyTheyWouldRecommendItIsSaidOnceTheSurveyHasClosedWithFiveAnswers() {
        with.event();
        var five = Stream.of("V", "W", "X", "Y", "Z").map(with.chat::member).toArray(Persona[]::new);
        going("Portfolio clinic", five);
        with.until("2027-01-20T20:00:00Z");
        for (var i = 0; i < 5; i++) five[i].calls("survey.rate", new Value("event", Long.toString(with.id())), new Value("score", List.of("10", "9", "9", "8", "3").get(i))).isAnswered("Thank you");
        mo.says("/event report", EVENT).isAnswered("Would recommend it: 5 of 5 answered so far; shown when it has closed, 2027-01-27").says("/event report").isAnswered("Would recommend them: no survey has 5 answers yet");
        with.until("2027-01-27T20:00:00Z");
        mo.says("/event report", EVENT).isAnswered("Would recommend it: NPS 40 (between -30 and 80), of 5 answers").says("/event report").isAnswered("Would recommend them: NPS 40 (between -30 and 80), of 5 answers");
        assertThat(table(mo)).contains(",40,-30,80,5");
    }

    @Test
    void ofNoEventAtAllThereIsNothing() {
        mo.says("/event report").isAnswered("No event ended in that time");
    }

    @Test
    void aPersonOnTwoPlatformsIsOneAndNoneOnceErased() {
        with.connected();
        var anna = with.chat.member(Chat.OTHER, "Anna");
        with.event();
        going("Portfolio clinic", ann);
        with.event(new Value("title", "Second clinic"), new Value("start", "2027-01-27 18:00"));
        anna.presses("Going").isAnswered("Second clinic");
        with.until("2027-02-20T12:00:00Z");
        mo.says("/event report", EVENT).isAnswered("Came again within 30 days: 0 of 1");
        with.link(ann, anna);
        mo.says("/event report", EVENT).isAnswered("Came again within 30 days: 1 of 1").calls("event.manage", new Value("event", Long.toString(with.id()))).presses("Report").isAnswered("What came of Second clinic");
        anna.calls("my.erase-everything");
        mo.says("/event report", EVENT).isAnswered("Going: 0").isAnswered("Came again within 30 days: nothing to count yet");
    }

    @Test
    void theLinkLeadsToAPageWithoutNamesUntilItEnds() {
        month();
        mo.says("/event host", Gathering.which(), new Value("who", ben.account().key()));
        var token = token(ben.says("/event report", EVENT));
        ann.opens("event.report-page", new Value("token", token)).isAnswered("What came of Portfolio clinic").isAnswered("Attended: 3 of 4");
        assertThat(ann.answered()).doesNotContain("Ann").doesNotContain("Ben").doesNotContain("my page");
        var picture = (Answer.Download) ann.opens("event.report-picture", new Value("token", token)).answer();
        assertThat(Arrays.copyOf(picture.content(), 4)).containsExactly(0x89, 'P', 'N', 'G');
        ann.opens("event.report-page", new Value("token", token.replace("-", "-1"))).isRefused("nothing at this address");
        var all = token(mo.says("/event report"));
        ann.opens("event.report-page", new Value("token", all)).isAnswered("What events came to in the last 90 days");
        mo.says("/event unhost", Gathering.which(), new Value("who", ben.account().key()));
        ann.opens("event.report-page", new Value("token", token)).isRefused("no such report any more");
        with.chat.passes(Duration.ofDays(14));
        ann.opens("event.report-page", new Value("token", all)).isRefused("has ended");
    }
}
