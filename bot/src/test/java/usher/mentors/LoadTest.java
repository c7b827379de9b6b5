package usher.mentors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.hours.HoursFields;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** How many cases a week somebody takes, and their breaks, as conversations. */
class LoadTest {

    private final Faculty with = new Faculty();
    private final Chat chat = with.chat;
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona cleo = with.mentor(with.cleo);

    @AfterEach
    void close() {
        with.close();
    }

    private void at(String instant) {
        chat.passes(Duration.between(chat.clock().instant(), Instant.parse(instant)));
    }

    private void asks(int n) {
        IntStream.rangeClosed(1, n).forEach(i -> with.asks(ann, "Case " + i));
    }

    private Persona hands(String goal, Persona to) {
        return mo.says("/hours show", new Value("case", goal)).presses("Hand over").fills(HoursFields.TO.is(to.account()));
    }

    @Test
    void whoTookAsManyAsTheySaidTakesNoMoreThisWeekByAnyWay() {
        var dora = with.mentor(chat.member("Dora"));
        asks(4);
        cleo.says("/my mentoring", new Value("cases", "1")).isAnswered("Cases a week: at most 1");
        cleo.says("/hours next").isAnswered("Case 1");
        cleo.says("/hours next").isRefused("You took 1 case this week, and you said at most 1. The next week begins 2027-01-18 00:00 UTC; /my mentoring changes");
        cleo.says("/hours show", new Value("case", "Case 3")).presses("Take").isRefused("You took 1 case this week");
        cleo.presses("Take the next").isRefused("You took 1 case this week");
        hands("Case 3", cleo).isRefused("@Cleo takes at most 1 case a week and has taken 1. From 2027-01-18 00:00 UTC they take more");
        dora.says("/hours next").isAnswered("Case 2");
        with.shows(ann, cleo).isAnswered("Cases: none more before");
        cleo.says("/my mentoring", new Value("cases", "2")).says("/hours next").isAnswered("Case 3");
        cleo.says("/hours next").isRefused("You took 2 cases");
        at("2027-01-18T00:00:00Z");
        cleo.says("/hours next").isAnswered("Stands: taken");
    }

    @Test
    void aCaseThatIsHandedOverCountsAndOneThatIsTakenAgainCountsOnce() {
        asks(3);
        cleo.says("/my mentoring", new Value("cases", "2"));
        hands("Case 1", cleo).isAnswered("With: @Cleo");
        cleo.sees("handed Case 1 to you").presses("Hand back").isAnswered("waiting");
        cleo.says("/hours next").isAnswered("Case 1");
        cleo.says("/hours next").isAnswered("Case 2").presses("Hand back").isAnswered("waiting");
        cleo.says("/hours show", new Value("case", "Case 3")).presses("Take").isRefused("You took 2 cases");
        cleo.says("/hours next").isAnswered("Case 2");
        cleo.says("/hours next").isRefused("You took 2 cases");
    }

    @Test
    void aHundredPressesTakeAsManyAsTheirMentorSaid() {
        asks(10);
        cleo.says("/my mentoring", new Value("cases", "3"));
        var sent = IntStream.range(0, 100).mapToObj(_ -> cleo.sends("hours.next")).toList();
        var said = sent.stream().map(it -> it.toCompletableFuture().join()).toList();
        assertThat(said.stream().filter(Answer.Done.class::isInstance)).hasSize(3);
        assertThat(said.stream().filter(Answer.Refused.class::isInstance)).hasSize(97).allMatch(it -> CardText.of(it, Locale.ENGLISH).contains("You took 3 cases"));
    }

    @Test
    void theirWeekBeginsOnMondayWhereTheyLiveAlsoWhenTheClocksChange() {
        var lou = with.mentor(chat.member("Lou").in(ZoneId.of("America/Los_Angeles")));
        cleo.in(ZoneId.of("Europe/Berlin"));
        for (var who : new Persona[] {cleo, lou}) who.says("/my mentoring", new Value("cases", "1"));
        at("2027-03-21T22:59:00Z"); // a minute before Monday in Berlin, in winter
        asks(6);
        cleo.says("/hours next").isAnswered("taken").says("/hours next").isRefused("You took 1 case");
        at("2027-03-21T23:00:00Z");
        cleo.says("/hours next").isAnswered("taken").says("/hours next").isRefused("2027-03-28 22:00 UTC");
        lou.says("/hours next").isAnswered("taken").says("/hours next").isRefused("2027-03-22 07:00 UTC");
        at("2027-03-28T21:59:00Z"); // the clocks went forward in Berlin that night: the week had 167 hours
        asks(6);
        cleo.says("/hours next").isRefused("You took 1 case");
        at("2027-03-28T22:00:00Z");
        cleo.says("/hours next").isAnswered("taken");
        lou.says("/hours next").isAnswered("taken").says("/hours next").isRefused("2027-03-29 07:00 UTC");
    }

    @Test
    void whoIsOnABreakTakesNoCasesByAnyWayUntilTheyAreBack() {
        cleo.in(ZoneId.of("Europe/Berlin"));
        asks(3);
        cleo.says("/hours next").isAnswered("Case 1");
        cleo.says("/my break", MentorFields.UNTIL.is("2027-01-20")).isAnswered("You take no cases until 2027-01-19 23:00 UTC");
        cleo.says("/hours next").isRefused("You are on a break until 2027-01-19 23:00 UTC and take no cases. /my back ends it.");
        cleo.says("/hours show", new Value("case", "Case 2")).presses("Take").isRefused("You are on a break");
        hands("Case 2", cleo).isRefused("@Cleo is on a break until 2027-01-19 23:00 UTC and takes no cases. Please choose somebody else");
        hands("Case 2", mo).isRefused("no mentor here");
        with.shows(ann, cleo).isAnswered("Cases: on a break until 2027-01-19 23:00 UTC");
        cleo.says("/my show").isAnswered("You are on a break from cases until");
        cleo.says("/hours show", new Value("case", "Case 1")).presses("Answer").fills(new Value("words", "so")).isAnswered("answered");
        ann.presses("Not yet").fills(new Value("words", "no")).isAnswered("With: @Cleo");
        at("2027-01-19T23:00:00Z");
        cleo.says("/hours next").isAnswered("Stands: taken");
    }

    @Test
    void aBreakIsEndedByItsMentorAndTwiceIsNoHarm() {
        asks(1);
        cleo.says("/my break", MentorFields.UNTIL.is("2 weeks")).isAnswered("until 2027-01-26 00:00 UTC");
        cleo.presses("I am back").isAnswered("Welcome back").says("/my back").isAnswered("You are on no break");
        cleo.says("/hours next").isAnswered("Case 1");
        ann.says("/my break", MentorFields.UNTIL.is("3 days")).isRefused("Only mentors");
    }

    @Test
    void daysThatCannotBeMeantAreRefusedWithAnExample() {
        for (var past : new String[] {"2027-01-12", "2026-01-01", "0 days"}) cleo.says("/my break", MentorFields.UNTIL.is(past)).isRefused("is not to come. Which day are you back, for example 2027-01-19");
        cleo.says("/my break", MentorFields.UNTIL.is("2029-01-01")).isRefused("at most 366 days long");
        for (var typed : new String[] {"friday-ish", "2027-02-30", "5", "99999 days"}) cleo.says("/my break", MentorFields.UNTIL.is(typed)).isRefused("I cannot read " + typed);
        cleo.fills(MentorFields.UNTIL.is("10 days")).isAnswered("until 2027-01-22");
    }

    @Test
    void casesAWeekAreKeptInOnePlace() {
        with.profile(cleo, "Talks", MentorFields.CASES.is(4)).isAnswered("Cases: takes 4 more this week");
        cleo.says("/my mentoring").isAnswered("Cases a week: at most 4").isAnswered("Between two: 15 minutes");
        mo.says("/mentor care", new Value("who", cleo.account().key()), new Value("cases", "2")).isAnswered("Cases a week: at most 2");
        cleo.says("/my mentor");
        assertThat(cleo.draft().values()).containsEntry("cases", "2");
        cleo.fills(new Value("cases", "")).isAnswered("Cases: takes cases");
        cleo.says("/my mentoring", new Value("buffer", "5 min")).isAnswered("Cases a week: as many as there are");
    }

    @Test
    void whoLinksAnAccountKeepsTheLongerBreakAndTheStricterLimitAndWhatBothTook() {
        var rob = with.connected();
        var too = chat.member(Chat.OTHER, "Cleo Too");
        rob.says("/usher role", new Value("person", too.account().key()), new Value("role", "mentor"));
        asks(4);
        cleo.says("/my mentoring", new Value("cases", "3")).says("/hours next");
        too.says("/my mentoring", new Value("cases", "2")).says("/hours next").isAnswered("Case 2");
        with.link(cleo, too);
        cleo.says("/hours next").isRefused("You took 2 cases this week, and you said at most 2");
    }

    @Test
    void whoLinksAnAccountStaysOnTheirBreak() {
        with.connected().says("/hours board", new Value("queue", "Reviews"), new Value("board", "other:place/channel/help"));
        var too = chat.member(Chat.OTHER, "Cleo Too");
        asks(1);
        cleo.says("/my break", MentorFields.UNTIL.is("10 days"));
        with.link(too, cleo);
        too.says("/hours next").isRefused("You are on a break until 2027-01-22");
    }
}
