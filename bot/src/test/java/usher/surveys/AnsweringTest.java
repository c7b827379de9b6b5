package usher.surveys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static usher.surveys.Asked.card;
import static usher.surveys.Asked.cards;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.events.Gathering;
import usher.testing.Chat;
import usher.testing.Persona;

/** What people say of an event, and what others read of it, as conversations. */
class AnsweringTest {

    private final Asked is = new Asked();

    @AfterEach
    void close() {
        is.close();
    }

    private static Value score(int score) {
        return new Value("score", Integer.toString(score));
    }

    private Value id() {
        return new Value("event", Long.toString(is.with.id()));
    }

    private static String file(Persona who) {
        return new String(((Answer.Download) who.answer()).content(), UTF_8);
    }

    private static String export(Persona who) {
        return file(who.says("/my export"));
    }

    /** Five or more are there, are asked, and say these numbers of the event. */
    private List<Persona> rated(int... scores) {
        is.set(Gathering.seats(30));
        var crowd = is.crowd(scores.length);
        is.going(crowd).asked();
        Asked.rate(crowd, scores);
        return crowd;
    }

    @Test
    void onePressAnswersOneNumberAndAnotherChangesIt() {
        is.set().going(is.ann).asked();
        is.ann.picks(Asked.EVENT, "7").isAnswered("Thank you: 7 of 10 for Portfolio clinic").isAnswered("You can change it until 2027-01-27 20:00 UTC");
        is.results().isAnswered("1 of 1");
        is.ann.picks(Asked.HOSTS, Asked.option(10)).isAnswered("10 of 10 for the hosts");
        is.ann.picks(Asked.EVENT, Asked.option(0)).isAnswered("0 of 10");
        assertThat(card(is.ann)).contains("The event: 0 of 10").contains("Its hosts: 10 of 10");
        is.ann.presses("What would make it better?").fills(new Value("words", "More time <@U1>")).isAnswered("your words");
        assertThat(card(is.ann)).contains("More time <@U1>").doesNotContain("I was not there");
        is.results().isAnswered("1 of 1");
    }

    @Test
    void pressingTwiceDoesNothingTwice() {
        is.set().going(is.ann).asked();
        is.ann.delivers("press-1", "survey.rate", id(), score(9)).isAnswered("9 of 10");
        is.ann.picks(Asked.EVENT, "8").delivers("press-1", "survey.rate", id(), score(9));
        assertThat(card(is.ann)).contains("8 of 10");
        is.ann.picks(Asked.EVENT, "8");
        is.results().isAnswered("1 of 1");
        assertThat(cards(is.ann)).hasSize(1);
    }

    @Test
    void afterItsClosingNothingIsTakenAndThatIsSaid() {
        is.set().going(is.ann, is.ben).asked();
        is.ann.picks(Asked.EVENT, "9");
        is.closed();
        is.ann.picks(Asked.EVENT, "3").isRefused("The survey about Portfolio clinic closed 2027-01-27 20:00 UTC");
        is.ben.calls("survey.words", id(), new Value("words", "late")).isRefused("closed");
        is.ben.says("/survey mine").isAnswered("No survey is open for you");
        is.results().isAnswered("1 of 2");
    }

    @Test
    void whatIsNoNumberOrNoEventOfTheirsIsRefusedInWords() {
        is.set().going(is.ann).asked();
        is.ann.calls("survey.rate", id(), score(11)).isRefused("10");
        is.ben.calls("survey.rate", id(), score(9)).isRefused("You were not asked about that event");
        is.ann.calls("survey.rate", new Value("event", "999"), score(9)).isRefused("You were not asked about that event");
        assertThat(card(is.ann)).doesNotContain("of 10");
    }

    @Test
    void whoWasNotThereSaysSoAndCountsNoMore() {
        is.set().going(is.ann, is.ben).asked();
        is.ann.presses("I was not there").isAnswered("Then I do not ask you");
        assertThat(cards(is.ann)).isEmpty();
        is.results().isAnswered("0 of 1");
        is.until("2027-01-26T12:00:00Z");
        assertThat(cards(is.ann)).isEmpty();
    }

    @Test
    void severalThatAreOpenAreAnsweredInOnePlace() {
        is.set().going(is.ann).set(new Value("title", "Second clinic"), new Value("start", "2027-01-21 12:00"));
        is.ann.presses("Going").isAnswered("Second clinic");
        is.until("2027-01-21T14:00:00Z");
        is.ann.says("/survey mine").isAnswered("How was Second clinic?").picks("Another event", "Portfolio clinic").isAnswered(Asked.ASKED).picks(Asked.EVENT, "6").isAnswered("Portfolio clinic");
        assertThat(is.ann.says("/my show").answered()).contains("How was Second clinic?").doesNotContain("How was Portfolio");
    }

    @Test
    void whileItIsOpenNobodySeesMoreThanHowManyAnswered() {
        var crowd = rated(10, 10, 10, 10, 10, 2);
        crowd.getFirst().presses("What would make it better?").fills(new Value("words", "Secret words"));
        is.results().isAnswered("6 of 6 who were asked").isAnswered("What they say is shown when the survey has closed, 2027-01-27 20:00 UTC");
        assertThat(is.mo.answered()).doesNotContain("NPS").doesNotContain("Secret").doesNotContain("9 or 10");
        assertThat(Results.ENOUGH).isEqualTo(5);
    }

    @Test
    void underFiveNothingIsEverShownToAnybody() {
        var crowd = rated(10, 10, 0, 9);
        for (var who : crowd) who.picks(Asked.HOSTS, "1");
        crowd.getFirst().presses("What would make it better?").fills(new Value("words", "Secret words"));
        is.closed();
        is.results().isAnswered("4 answers; shown from 5 on");
        assertThat(is.mo.answer()).isInstanceOf(Answer.Done.class);
        assertThat(is.mo.answered()).doesNotContain("NPS").doesNotContain("Secret").doesNotContain("9 or 10");
        is.mo.says("/survey mentor").isAnswered("4 answers; shown from 5 on");
        assertThat(is.mo.answered()).doesNotContain("NPS");
        assertThat(export(is.mo)).doesNotContain("Secret").doesNotContain("9 or 10");
        is.mo.says("/usher audit");
        assertThat(is.mo.view()).doesNotContain("Secret");
        assertThat(Asked.cards(is.mo, "people said how")).isEmpty();
    }

    @Test
    void fromFiveOnNumbersAndWordsAreShownWhenItHasClosed() {
        var crowd = rated(10, 9, 9, 8, 3);
        var words = List.of("Zebra crossing", "=1+1 Apples", "More time");
        for (var i = 0; i < words.size(); i++) crowd.get(i).presses("What would make it better?").fills(new Value("words", words.get(i)));
        is.closed();
        assertThat(Asked.cards(is.mo, "5 people said how Portfolio clinic was")).hasSize(1);
        is.mo.presses("Read it").isAnswered("5 of 5").isAnswered("40 (between -30 and 80)").isAnswered("9 or 10: 3").isAnswered("7 or 8: 1").isAnswered("0 to 6: 1").isAnswered("5 answers are few");
        assertThat(is.mo.answered()).containsSubsequence("=1+1 Apples", "More time", "Zebra crossing").doesNotContain("P0");
        assertThat(file(is.mo)).containsSubsequence("'=1+1 Apples", "More time", "Zebra crossing").doesNotContain("P0").doesNotContain("2027");
        crowd.getFirst().says("/survey results", Asked.event()).isRefused("Only a host");
    }

    @Test
    void aHostReadsTheirNumberOverAllTheirEventsFromFiveAnswersOn() {
        var crowd = new ArrayList<>(rated(10, 10, 9));
        for (var who : crowd) who.picks(Asked.HOSTS, "9");
        is.closed();
        is.mo.says("/survey mentor").isAnswered("3 answers; shown from 5 on");
        is.set(new Value("title", "Second clinic"), new Value("start", "2027-02-03 18:00"));
        for (var who : crowd.subList(0, 2)) who.presses("Going").isAnswered("Second clinic");
        is.until("2027-02-03T20:00:00Z");
        for (var who : crowd.subList(0, 2)) who.picks(Asked.HOSTS, "2");
        is.mo.says("/survey mentor").isAnswered("3 answers; shown from 5 on");
        is.until("2027-02-10T20:00:00Z");
        is.mo.says("/survey mentor").isAnswered("How likely people would recommend Mo as a host").isAnswered("Answers: 5").isAnswered("20 (between").isAnswered("Over all events");
        is.ann.says("/survey mentor", new Value("who", is.mo.account().key())).isRefused("Only moderators");
        is.ann.says("/survey mentor").isAnswered("0 answers");
        assertThat(export(is.mo)).contains("recommended as a host").contains("\"answers\" : 5");
    }

    @Test
    void whatOneMoreEventBringsIsShownOnlyWithFiveMore() {
        var crowd = rated(9, 9, 9, 9, 9);
        for (var who : crowd) who.picks(Asked.HOSTS, "9");
        is.closed();
        is.mo.says("/survey mentor").isAnswered("100 (between 17 and 100)");
        is.set(new Value("title", "Second clinic"), new Value("start", "2027-02-03 18:00"));
        crowd.getFirst().presses("Going").isAnswered("Second clinic");
        is.until("2027-02-03T20:00:00Z");
        crowd.getFirst().picks(Asked.HOSTS, Asked.option(0));
        is.until("2027-02-10T20:00:00Z");
        is.mo.says("/survey mentor").isAnswered("Answers: 5").isAnswered("100 (between 17 and 100)");
    }

    @Test
    void aCohostsNumbersCountForEachOfThem() {
        is.set(Gathering.seats(30));
        is.mo.says("/event host", Gathering.which(), new Value("who", is.ben.account().key()));
        var crowd = is.crowd(5);
        is.going(crowd).asked();
        for (var who : crowd) who.picks(Asked.HOSTS, "9");
        is.closed();
        is.ben.says("/survey mentor").isAnswered("Answers: 5");
        is.mo.says("/survey mentor").isAnswered("Answers: 5");
    }

    @Test
    void severalEventsTogetherHoldNoMoreThanEachShows() {
        var few = new Results(4, 4, Optional.empty(), true, Optional.empty());
        var enough = new Results(6, 5, Optional.empty(), true, Optional.of(new Nps(5, 3, 1)));
        assertThat(Results.together(List.of(few, enough, enough))).contains(new Nps(10, 6, 2));
        assertThat(Results.together(List.of(few))).isEmpty();
    }

    @Test
    void ofTwoAnswersOfOnePersonTheNewerStays() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.set();
        is.going(is.ann);
        anna.calls("event.going", id(), new Value("option", optionOf())).isAnswered("Portfolio clinic");
        is.asked();
        is.ann.picks(Asked.EVENT, "3");
        is.passes(Duration.ofHours(1));
        anna.picks(Asked.EVENT, "9");
        is.with.link(is.ann, anna);
        is.results().isAnswered("1 of 1");
        assertThat(cards(is.ann).size() + cards(anna).size()).isEqualTo(1);
        assertThat(export(anna)).contains("\"recommends it, 0 to 10\" : 9");
    }

    @Test
    void theOneAnswerOfTwoIsKeptWhicheverAccountGaveIt() {
        is.with.connected();
        var anna = is.chat.member(Chat.OTHER, "Anna");
        is.set();
        is.going(is.ann);
        anna.calls("event.going", id(), new Value("option", optionOf()));
        is.asked().ann.picks(Asked.EVENT, "3");
        is.with.link(is.ann, anna);
        is.results().isAnswered("1 of 1");
        assertThat(export(is.ann)).contains("\"recommends it, 0 to 10\" : 3");
    }

    private String optionOf() {
        return is.chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select pool_id from calendar_event where id = " + is.with.id()).mapTo(String.class).one());
    }

    @Test
    void whoIsForgottenTakesTheirWordsAlongAndTheirNumberWhileItIsOpen() {
        var crowd = rated(10, 10, 9, 8, 3, 2);
        crowd.get(4).presses("What would make it better?").fills(new Value("words", "Secret words"));
        crowd.get(5).presses("What would make it better?").fills(new Value("words", "Other words"));
        assertThat(export(crowd.get(5))).contains("Other words").contains("\"recommends it, 0 to 10\" : 2");
        crowd.get(5).calls("my.erase-everything").isAnswered("forgotten");
        is.results().isAnswered("5 of 5");
        is.closed();
        is.results().isAnswered("40 (between -30 and 80)").isAnswered("Secret words");
        crowd.get(4).calls("my.erase-everything");
        is.results().isAnswered("40 (between -30 and 80)").isAnswered("5 of 5");
        assertThat(is.mo.answered()).doesNotContain("Secret").doesNotContain("Other");
        assertThat(tables("survey", "survey_sheet", "message")).doesNotContain("Secret").doesNotContain("Other words");
    }

    @Test
    void whatWasSaidOfAHostIsTheirsUnderWhicheverAccountAndGoesWithThem() {
        is.with.connected();
        var hannah = is.chat.member("Hannah");
        var other = is.chat.member(Chat.OTHER, "Hannah");
        hannah.says("/my show");
        other.says("/my show");
        is.set(Gathering.seats(30), new Value("host", hannah.account().key()));
        var crowd = is.crowd(5);
        is.going(crowd).asked();
        for (var who : crowd) who.picks(Asked.HOSTS, "9");
        is.closed();
        hannah.says("/survey mentor").isAnswered("Answers: 5");
        is.with.link(hannah, other);
        other.says("/survey mentor").isAnswered("Answers: 5");
        other.calls("my.erase-everything").isAnswered("forgotten");
        hannah.says("/survey mentor").isAnswered("0 answers");
        assertThat(tables("survey_host")).isEqualToIgnoringCase("[survey_host []]");
    }

    @Test
    void surveysGoOnWhenTheirCommunityBecomesPartOfAnother() {
        is.mo.says("/survey set", new Value("survey", "off"), new Value("format", "Clinic"));
        is.with.olga.says("/my show").says("/survey set", new Value("survey", "on"), new Value("format", "Clinic"));
        is.with.olga.says("/survey set", new Value("survey", "off"), new Value("format", "Workshop"));
        is.set().going(is.ann).asked();
        is.with.connected();
        is.ann.picks(Asked.EVENT, "7").isAnswered("7 of 10");
        is.closed();
        is.with.olga.says("/survey results", Asked.event()).isAnswered("1 of 1");
        assertThat(tables("survey_setting").toLowerCase(Locale.ROOT).split("wanted=false", -1)).hasSize(3);
    }

    @Test
    void whoLeftKeepsTheirSay() {
        var crowd = rated(10, 9, 9, 8, 3);
        crowd.getFirst().calls("people.left");
        is.closed();
        is.results().isAnswered("5 of 5").isAnswered("40 (between -30 and 80)");
    }

    private String tables(String... names) {
        return Arrays.stream(is.chat.rows().split("\n")).filter(it -> Arrays.stream(names).anyMatch(name -> it.toLowerCase(Locale.ROOT).startsWith(name + " "))).toList().toString();
    }

    @Test
    void itIsSaidInTheReadersLanguage() {
        is.ann.speaking(Locale.GERMAN).says("/my show");
        is.set();
        is.ann.calls("event.going", id(), new Value("option", optionOf()));
        is.asked();
        assertThat(is.ann.says("/survey mine").answered()).contains("Wie war Portfolio clinic?");
    }
}
