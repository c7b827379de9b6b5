package usher.mentors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Card;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

/** Who may suit a case that waits, as conversations. */
class SuggestedTest {

    private final Faculty with = new Faculty();
    private final Chat chat = with.chat;
    private final Persona mo = with.mo;
    private final Persona ann = with.ann;
    private final Persona cleo = with.cleo;

    @AfterEach
    void close() {
        with.close();
    }

    private Persona looks(Persona who, String goal) {
        return who.says("/hours show", new Value("case", goal)).isAnswered(goal);
    }

    private List<String> choices(String goal) {
        var card = ((Answer.Done) looks(mo, goal).answer()).card();
        return card.controls().stream().filter(Card.Pick.class::isInstance).map(Card.Pick.class::cast).flatMap(it -> it.options().stream()).map(it -> it.label().plain(Locale.ENGLISH)).toList();
    }

    private Persona named(String name) {
        return chat.member(name);
    }

    @Test
    void whoKnowsWhatACaseIsAboutIsSuggestedAndHasItInOnePress() {
        with.knowing(cleo, "Portfolio reviews, salary talks");
        with.knowing(named("Dora"), "Gardening");
        with.asks(ann, "Which of my portfolios to show");
        looks(mo, "Which of").isAnswered("It may suit:").isAnswered("@Cleo: knows Portfolio reviews, has no open case").doesNotSee("@Dora: knows");
        mo.picks("Hand it to", "Cleo").isAnswered("With: @Cleo").doesNotSee("It may suit");
        cleo.sees("handed Which of my portfolios to show to you");
        ann.says("/hours cases").isAnswered("taken");
    }

    @Test
    void mentorsSeeWhoMaySuitButOnlyModeratorsHandItOverAndItsAskerSeesNothingOfIt() {
        with.knowing(cleo, "Portfolios");
        var dora = with.knowing(named("Dora"), "Portfolios");
        with.asks(dora, "A portfolio");
        assertThat(choices("A portfolio")).containsExactly("Cleo");
        looks(cleo, "A portfolio").isAnswered("@Cleo: knows Portfolios").doesNotSee("Hand it to");
        dora.says("/hours show", new Value("case", "A portfolio")).isAnswered("A portfolio").doesNotSee("It may suit");
        looks(mo, "A portfolio").presses("Withdraw").isAnswered("withdrawn").doesNotSee("It may suit");
    }

    @Test
    void nobodyOnABreakOrAtTheirLimitIsSuggested() {
        with.knowing(cleo, "Portfolios");
        var dora = with.knowing(named("Dora"), "Portfolios");
        var eve = with.knowing(named("Eve"), "Portfolios", MentorFields.CASES.is(3));
        dora.says("/my mentoring", new Value("cases", "1"));
        with.asks(ann, "One portfolio");
        with.asks(ann, "Another portfolio");
        dora.says("/hours next").isAnswered("One portfolio");
        cleo.says("/my break", MentorFields.UNTIL.is("5 days"));
        assertThat(choices("Another portfolio")).containsExactly("Eve");
        looks(mo, "Another portfolio").isAnswered("@Eve: knows Portfolios, has no open case, takes 3 more this week");
        mo.says("/usher role", new Value("person", eve.account().key()), new Value("role", "mentor"), new Value("do", "take"));
        assertThat(choices("Another portfolio")).isEmpty();
        cleo.says("/my back");
        assertThat(choices("Another portfolio")).containsExactly("Cleo");
    }

    @Test
    void whoKnowsMoreSpeaksTheLanguageIsAwakeOrHasLessToDoComesFirst() {
        ann.speaking(Locale.GERMAN);
        with.knowing(named("Busy"), "Portfolios", MentorFields.LANGUAGES.is("de"));
        with.knowing(named("Idle"), "Portfolios", MentorFields.LANGUAGES.is("de"));
        with.knowing(named("Late").in(ZoneId.of("Pacific/Auckland")), "Portfolios", MentorFields.LANGUAGES.is("de")); // one o'clock at night
        with.knowing(named("Mute"), "Portfolios", MentorFields.LANGUAGES.is("fr"));
        ann.says("/hours ask", new Value("queue", "Reviews"), new Value("goal", "Something"), new Value("tried", "x"), new Value("stuck", "y"));
        named("Busy").says("/hours next").isAnswered("Something");
        ann.says("/hours ask", new Value("queue", "Reviews"), new Value("goal", "Portfolio and salary"), new Value("tried", "x"), new Value("stuck", "y"));
        assertThat(choices("Portfolio and salary")).containsExactly("Idle", "Busy", "Late");
        looks(mo, "Portfolio and salary").isAnswered("@Late: knows Portfolios, has no open case, 01:00 there").isAnswered("@Busy: knows Portfolios, has 1 open case");
        with.knowing(named("Both"), "Portfolios, salaries, salary", MentorFields.LANGUAGES.is("fr"));
        assertThat(choices("Portfolio and salary")).containsExactly("Both", "Idle", "Busy");
        looks(mo, "Portfolio and salary").isAnswered("@Both: knows Portfolios, salary, has no open case, does not speak German");
        chat.passes(Duration.between(chat.clock().instant(), Instant.parse("2027-01-12T20:00:00Z"))); // nine in the morning
        named("Both").says("/my break", MentorFields.UNTIL.is("5 days"));
        assertThat(choices("Portfolio and salary")).containsExactly("Idle", "Late", "Busy");
    }

    @Test
    void theTagsOfACaseCountAsItsWords() {
        with.knowing(cleo, "Typography");
        ann.says("/hours ask", new Value("queue", "Reviews"), new Value("goal", "A first page"), new Value("tried", "x"), new Value("stuck", "y"), new Value("tags", "typography, design"));
        assertThat(choices("A first page")).containsExactly("Cleo");
    }

    @Test
    void wordsThatSayNothingMatchNobody() {
        with.knowing(cleo, "Writing for the web");
        with.asks(ann, "What is this for, and the rest?");
        assertThat(choices("What is this for")).isEmpty();
        with.asks(ann, "A WEB page");
        assertThat(choices("A WEB page")).containsExactly("Cleo");
    }

    @Test
    void ofFiveHundredThreeAreSuggestedAlwaysTheSame() {
        mo.says("/usher roles", new Value("platform-role", "77"), new Value("meaning", "mentor"));
        var mentors = IntStream.range(0, 500).mapToObj(i -> chat.member("M" + i).holding("77")).toList();
        mentors.forEach(who -> who.calls("my.mentor-send", MentorFields.SPECIALITIES.is("Portfolios, talks"), MentorFields.LANGUAGES.is("en"))); // the list is in the order in which they were met
        with.asks(ann, "A portfolio");
        with.asks(ann, "My portfolio");
        mentors.getFirst().says("/hours next").isAnswered("A portfolio");
        var first = choices("My portfolio");
        assertThat(first).hasSize(3).doesNotContain("M0").isEqualTo(choices("My portfolio"));
        mo.says("/mentor list", MentorFields.SPECIALITY.is("talk")).isAnswered("M24").doesNotSee("M499").isAnswered("There are more");
    }
}
