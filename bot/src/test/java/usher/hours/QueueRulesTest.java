package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Answer;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

/** Who may ask in a queue, and how often. It is Tuesday noon, UTC. */
class QueueRulesTest {

    private final Desk it = new Desk();

    @AfterEach
    void close() {
        it.close();
    }

    private Persona rules(Value... rules) {
        return it.mo.says("/hours rules", Stream.concat(Stream.of(new Value("queue", "Reviews")), Stream.of(rules)).toArray(Value[]::new));
    }

    @Test
    void aPersonsNextCaseComesAfterAPause() {
        rules(Rules.PAUSE.is(Duration.ofDays(2))).isAnswered("A person's next case can come 2 d after their last.");
        it.asks(it.ann, "First").presses("Withdraw");
        it.chat.passes(Duration.ofHours(47));
        it.asks(it.ann, "Second").isRefused("You asked First in Reviews 2027-01-12 12:00 UTC, and there your next case can come 2027-01-14 12:00 UTC.");
        assertThat(it.ann.draft().values()).containsEntry("goal", "Second");
        it.asks(it.ben, "Mine").isAnswered("Case received");
        it.chat.passes(Duration.ofHours(1));
        it.asks(it.ann, "Second").isAnswered("Case received");
        rules(Rules.PAUSE.is(Duration.ZERO)).isAnswered("Everybody, and as often as they like.");
        it.asks(it.ann, "Third").isAnswered("Case received");
    }

    @Test
    void nobodyWaitsInTwoQueuesWhereAQueueSaysSo() {
        it.queue("Careers");
        rules(Rules.ALONE.is("yes")).isAnswered("Nobody asks here who has an open case in another queue.");
        it.asks(it.ann, "Careers", "A raise");
        it.asks(it.ann, "A first page").isRefused("Reviews takes your case when you have none in another queue, and A raise is open in Careers. Close or withdraw that one first");
        it.asks(it.ben, "Bens page").isAnswered("Case received");
        it.asks(it.ben, "Another").isAnswered("Case received");
        it.shows(it.ann, "A raise").presses("Withdraw");
        it.asks(it.ann, "A first page").isAnswered("Case received");
        it.mo.says("/hours list").isAnswered("Nobody asks here who has an open case in another queue.");
        rules(Rules.ALONE.is("no"));
        it.asks(it.ann, "Careers", "A raise").isAnswered("Case received");
        it.asks(it.ann, "Another").isAnswered("Case received");
    }

    @Test
    void whoAsksInBothAtOnceAsksInOne() {
        it.queue("Careers");
        rules(Rules.ALONE.is("yes"));
        it.mo.says("/hours rules", new Value("queue", "Careers"), Rules.ALONE.is("yes"));
        var sent = Stream.of("Reviews", "Careers").map(queue -> it.ann.sends("hours.ask", new Value("queue", queue), HoursFields.GOAL.is("Of " + queue), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("y"))).toList();
        assertThat(sent.stream().map(soon -> soon.toCompletableFuture().join()).filter(Answer.Done.class::isInstance)).hasSize(1);
    }

    @Test
    void aRoleOfUsherOrOfThePlatformIsNeeded() {
        rules(new Value("usher-role", "mentor")).isAnswered("Only for: mentors.");
        it.asks(it.ann, "A first page").isRefused("Reviews is only for: mentors.");
        it.asks(it.cleo, "A mentor's").isAnswered("Case received");
        rules(new Value("who", "everybody"), new Value("role", "77"), new Value("called", "Alumni")).isAnswered("Only for: who has the role Alumni.");
        it.asks(it.cleo, "Another").isRefused("Reviews is only for: who has the role Alumni. If another account of yours has the role");
        it.ann.holding("77");
        it.asks(it.ann, "A first page").isAnswered("Case received");
        rules(new Value("who", "everybody")).isAnswered("Everybody, and as often as they like.");
        it.asks(it.ben, "Mine").isAnswered("Case received");
        it.ben.says("/hours rules", new Value("queue", "Reviews"), new Value("who", "everybody")).isRefused("Only moderators");
        rules().isAnswered("Everybody");
    }

    @Test
    void aPauseIsOfThePersonWhateverAccountTheyUse() {
        rules(Rules.PAUSE.is(Duration.ofDays(2)));
        var rob = it.chat.admin(Chat.OTHER, "Rob");
        it.mo.says("/usher connect");
        rob.says("/usher connect", new Value("code", code(it.mo)));
        it.mo.presses("Confirm");
        var anna = it.chat.member(Chat.OTHER, "Anna");
        it.asks(it.ann, "A first page");
        it.ann.says("/my link");
        anna.says("/my link", new Value("code", code(it.ann)));
        it.asks(anna, "Again").isRefused("You asked A first page in Reviews");
    }

    private static String code(Persona asked) {
        var code = java.util.regex.Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(asked.answered());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    @Test
    void whatARoleIsCalledIsNoRuleByItself() {
        it.mo.says("/hours rules", new Value("queue", "Reviews"), new Value("called", "Scholars")).isRefused("Scholars is only what a role is called");
    }
}
