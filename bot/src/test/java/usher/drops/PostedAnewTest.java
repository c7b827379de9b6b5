package usher.drops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Undelivered.Why;
import usher.testing.CardText;
import usher.testing.TestPlatform;

/** An old post may not be edited any more when its drop sells out: it is posted anew, and whatever goes wrong meanwhile, in the end one post stands. */
class PostedAnewTest {

    private final DropStage stage = new DropStage();
    private final TestPlatform platform = stage.chat.platform();

    @BeforeEach
    void aDropWithOneSeat() {
        stage.drop(1);
        stage.chat.settles();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private List<String> posts() {
        return stage.chat.channel("general").stream().map(it -> CardText.of(it.card(), Locale.ENGLISH)).map(it -> it.contains("All 1 seat is taken") ? "sold out" : "open").toList();
    }

    /** It cannot be edited, and then these go wrong. */
    private void sellsOut(TestPlatform.Fault... faults) {
        platform.failNext(Why.STIFF, false);
        for (var fault : faults) platform.failNext(fault.why(), fault.carriedOut());
        stage.ann.presses("Claim").isAnswered("You're in");
        stage.chat.settles();
    }

    private void inTheEndOneStands() {
        stage.chat.passes(Duration.ofMinutes(1));
        stage.chat.passes(Duration.ofMinutes(1));
        assertThat(posts()).containsExactly("sold out");
        assertThat(stage.chat.bot().undelivered()).isZero();
    }

    @Test
    void theOldOneGoesWhenTheNewOneStands() {
        sellsOut();
        assertThat(posts()).containsExactly("sold out");
        inTheEndOneStands();
    }

    @Test
    void theOldOneStaysUntilTheNewOneStands() {
        sellsOut(new TestPlatform.Fault(Why.LATER, false));
        assertThat(posts()).containsExactly("open");
        inTheEndOneStands();
    }

    @Test
    void theAnswerToTheNewOneIsLost() {
        sellsOut(new TestPlatform.Fault(Why.UNSURE, true));
        assertThat(posts()).containsExactly("open", "sold out");
        inTheEndOneStands();
    }

    @Test
    void usherEndsBeforeItKnowsOfTheNewOne() {
        sellsOut(new TestPlatform.Fault(Why.UNSURE, true));
        stage.chat.restarts();
        inTheEndOneStands();
    }

    @Test
    void theDropOpensAgainBeforeTheNewOneStands() {
        sellsOut(new TestPlatform.Fault(Why.UNSURE, true));
        stage.ann.presses("Give back");
        stage.chat.passes(Duration.ofMinutes(1));
        stage.chat.passes(Duration.ofMinutes(1));
        assertThat(posts()).containsExactly("open");
    }
}
