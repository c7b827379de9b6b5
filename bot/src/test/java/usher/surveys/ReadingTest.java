package usher.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.events.Gathering;

/** What anybody reads of what people said, and what nobody does, as conversations. */
class ReadingTest {

    private final Asked is = new Asked();

    @AfterEach
    void close() {
        is.close();
    }

    @Test
    void whileItIsOpenNobodySeesMoreThanHowManyAnswered() {
        var crowd = is.rated(10, 10, 10, 10, 10, 2);
        crowd.getFirst().presses("What would make it better?").fills(new Value("words", "Secret words"));
        is.results().isAnswered("6 of 6 who were asked").isAnswered("What they say is shown when the survey has closed, 2027-01-27 20:00 UTC");
        assertThat(is.mo.answered()).doesNotContain("NPS").doesNotContain("Secret").doesNotContain("9 or 10");
        assertThat(Results.ENOUGH).isEqualTo(5);
    }

    @Test
    void underFiveNothingIsEverShownToAnybody() {
        var crowd = is.rated(10, 10, 0, 9);
        for (var who : crowd) who.picks(Asked.HOSTS, "1");
        crowd.getFirst().presses("What would make it better?").fills(new Value("words", "Secret words"));
        is.closed();
        is.results().isAnswered("4 answers; shown from 5 on");
        assertThat(is.mo.answer()).isInstanceOf(Answer.Done.class);
        assertThat(is.mo.answered()).doesNotContain("NPS").doesNotContain("Secret").doesNotContain("9 or 10");
        is.mo.says("/survey mentor").isAnswered("4 answers; shown from 5 on");
        assertThat(is.mo.answered()).doesNotContain("NPS");
        assertThat(Asked.export(is.mo)).doesNotContain("Secret").doesNotContain("9 or 10");
        is.mo.says("/usher audit");
        assertThat(is.mo.view()).doesNotContain("Secret");
        assertThat(Asked.cards(is.mo, "people said how")).isEmpty();
    }

    @Test
    void fromFiveOnNumbersAndWordsAreShownWhenItHasClosed() {
        var crowd = is.rated(10, 9, 9, 8, 3);
        var words = List.of("Zebra crossing", "=1+1 Apples", "More time");
        for (var i = 0; i < words.size(); i++) crowd.get(i).presses("What would make it better?").fills(new Value("words", words.get(i)));
        is.closed();
        assertThat(Asked.cards(is.mo, "5 people said how Portfolio clinic was")).hasSize(1);
        is.mo.presses("Read it").isAnswered("5 of 5").isAnswered("40 (between -30 and 80)").isAnswered("9 or 10: 3").isAnswered("7 or 8: 1").isAnswered("0 to 6: 1").isAnswered("5 answers are few");
        assertThat(is.mo.answered()).containsSubsequence("=1+1 Apples", "More time", "Zebra crossing").doesNotContain("P0");
        assertThat(Asked.file(is.mo)).containsSubsequence("'=1+1 Apples", "More time", "Zebra crossing").doesNotContain("P0").doesNotContain("2027");
        crowd.getFirst().says("/survey results", Asked.event()).isRefused("Only a host");
    }

    @Test
    void aHostReadsTheirNumberOverAllTheirEventsFromFiveAnswersOn() {
        var crowd = new ArrayList<>(is.rated(10, 10, 9));
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
        assertThat(Asked.export(is.mo)).contains("recommended as a host").contains("\"answers\" : 5");
    }

    @Test
    void whatOneMoreEventBringsIsShownOnlyWithFiveMore() {
        var crowd = is.rated(9, 9, 9, 9, 9);
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
}
