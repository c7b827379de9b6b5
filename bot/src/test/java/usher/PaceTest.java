package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.TestPlatform;

/** Platforms take so many messages and no more: what is to be said waits for its turn, and keeps its order. */
class PaceTest {

    private final Chat chat = new Chat(() -> List.of(new Bell()));
    private final Persona ann = chat.member("Ann");

    @AfterEach
    void close() {
        chat.close();
    }

    private List<String> hall() {
        return chat.channel("hall").stream().map(TestPlatform.Shown::card).map(card -> CardText.of(card, Locale.ENGLISH)).toList();
    }

    @Test
    void afterTheFirstFewEachWaitsForThoseBeforeIt() {
        var pace = new Pace(Duration.ofMinutes(1), 2);
        assertThat(pace.turn("a")).isZero();
        assertThat(pace.turn("a")).isZero();
        assertThat(pace.turn("a")).isBetween(Duration.ofSeconds(55), Duration.ofMinutes(1));
        assertThat(pace.turn("a")).isBetween(Duration.ofSeconds(115), Duration.ofMinutes(2));
        assertThat(pace.turn("b")).as("another channel").isZero();
    }

    @Test
    void messagesKeepTheirOrderHoweverSlowlyThePlatformTakesThem() {
        chat.platform().takesOneEvery(Duration.ofMillis(20));
        ann.calls("bell.peal", Bell.NUMBER.is(10L));
        assertThat(hall()).containsExactly("Peal 1", "Peal 2", "Peal 3", "Peal 4", "Peal 5", "Peal 6", "Peal 7", "Peal 8", "Peal 9", "Peal 10");
    }

    @Test
    void whatIsNotWantedAnyMoreWhenItsTurnComesIsNotShown() {
        chat.platform().takesOneEvery(Duration.ofMillis(300));
        ann.calls("bell.peal", Bell.NUMBER.is(2L));
        ann.says("/bell ring", Bell.NAME.is("Ann"));
        ann.calls("bell.hush");
        assertThat(hall()).containsExactly("Peal 1", "Peal 2");
        assertThat(chat.bot().undelivered()).isZero();
    }

    @Test
    void aChangeDoesNotWaitForAllThatIsNew() {
        ann.says("/bell ring", Bell.NAME.is("Ann"));
        chat.settles();
        chat.platform().takesOneEvery(Duration.ofMillis(50));
        ann.calls("bell.peal", Bell.NUMBER.is(20L));
        ann.says("/bell ring", Bell.NAME.is("Ben"));
        assertThat(hall()).hasSize(21).startsWith("Ben rang");
        assertThat(chat.platform().shownWhenLastChanged()).isLessThan(15);
    }
}
