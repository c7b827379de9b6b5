package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Undelivered;
import usher.testing.Chat;

class OversightTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;

    @AfterEach
    void close() {
        circle.close();
    }

    @Test
    void whatCouldNotBeDeliveredIsShownAndTriedAgain() {
        chat.platform().failNext(Undelivered.Why.NEVER, false);
        chat.member("Ben").says("/note post");
        chat.settles();
        circle.ann.says("/usher trouble").isAnswered("Not delivered").isAnswered("1. A note by @Ben in #notes, 2027-01-12 12:00 UTC: it cannot be shown there (as the test wished)");
        circle.ann.presses("Try again").isAnswered("I try it again now");
        assertThat(chat.channel("notes")).hasSize(1);
        circle.ann.says("/usher trouble").isAnswered("No trouble in the last 30 days");
    }

    @Test
    void pressingTryAgainTwicePostsOnce() {
        chat.platform().failNext(Undelivered.Why.NEVER, false);
        circle.ann.says("/note post");
        chat.settles();
        circle.ann.says("/usher trouble");
        var button = ((usher.Card.Button) ((usher.Answer.Done) circle.ann.answer()).card().controls().getFirst()).values().toArray(usher.Value[]::new);
        circle.ann.delivers("again", "usher.retry", button).isAnswered("I try it again now");
        circle.ann.delivers("again", "usher.retry", button).isAnswered("I try it again now");
        chat.settles();
        circle.ann.calls("usher.retry", button).isRefused("no longer waiting to be tried");
        assertThat(chat.channel("notes")).hasSize(1);
    }

    @Test
    void aPrivateMessageThatFailedIsNamedByItsReaderAlone() {
        chat.platform().closeDirect("ben");
        chat.member("Ben").says("/note whisper");
        chat.settles();
        circle.ann.says("/usher trouble").isAnswered("a private message to @Ben");
        assertThat(circle.ann.answered()).doesNotContain("whisper");
    }

    @Test
    void troubleIsForgottenAfterThirtyDays() {
        chat.platform().closeDirect("ben");
        chat.member("Ben").says("/note whisper");
        chat.clock().forward(Duration.ofDays(31));
        circle.ann.says("/usher trouble").isAnswered("No trouble in the last 30 days");
    }

    @Test
    void nobodySeesOrTouchesAnotherCommunitysTrouble() {
        chat.platform().failNext(Undelivered.Why.NEVER, false);
        circle.ann.says("/note post");
        chat.settles();
        circle.ann.says("/usher trouble");
        var button = ((usher.Card.Button) ((usher.Answer.Done) circle.ann.answer()).card().controls().getFirst()).values().toArray(usher.Value[]::new);
        circle.olga.says("/usher trouble").isAnswered("No trouble");
        circle.olga.calls("usher.retry", button).isRefused("no longer waiting");
        chat.member("Ben").says("/usher trouble").isRefused("Only moderators");
        chat.member("Ben").calls("usher.retry", button).isRefused("Only moderators");
        chat.member("Ben").says("/usher audit").isRefused("Only moderators");
    }
}
