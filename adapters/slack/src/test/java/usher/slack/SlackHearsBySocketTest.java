package usher.slack;

import org.junit.jupiter.api.Test;
import usher.fakes.slack.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** What is heard by Socket Mode, also of what was written while the socket was broken. */
class SlackHearsBySocketTest extends SlackHearing {

    @Override
    boolean http() {
        return false;
    }

    private void cut() {
        rig.slack.fail("apps.connections.open", 2, new Fault.Error("internal_error"));
        rig.slack.lose();
    }

    private void mended() {
        Rig.soon().until(() -> rig.slack.isConnected());
    }

    @Test
    void whatIsWrittenWhileTheSocketIsBrokenIsHeardWhenItIsMended() {
        cut();
        rig.slack.writes(ben, post, "still there?");
        rig.slack.writes(ben, direct(ben), "hello?");
        mended();
        Rig.soon().untilAsserted(() -> assertThat(said()).containsExactlyInAnyOrder("still there?", "hello?"));
    }

    @Test
    void whatSlackNeverTellsIsCaughtUpOn() {
        var first = rig.slack.writes(ben, post, "first").heard();
        var second = rig.slack.writes(ben, post, "second").heard();
        var direct = rig.slack.writes(ann, direct(ann), "dear Usher").heard();
        rig.slack.forgetful(true);
        cut();
        first.edits("1st");
        second.deletes();
        rig.slack.writes(ann, post, "third");
        direct.deletes();
        rig.slack.writes(ann, direct(ann), "never mind");
        mended();
        Rig.soon().untilAsserted(() -> {
            assertThat(said()).containsExactlyInAnyOrder("first", "second", "dear Usher", "1st", "third", "never mind");
            assertThat(rig.tables.unsaid()).containsExactlyInAnyOrder(hall.id() + "/" + second.message().ts(), ann.direct() + "/" + direct.message().ts());
        });
        assertThat(rig.tables.heard()).extracting(heard -> heard.under().isPresent()).containsExactlyInAnyOrder(true, true, false, true, true, false);
    }

    @Test
    void theFirstAnswerIsCaughtUpOnWhereverUsherWrote() {
        rig.slack.slash(ann, direct(ann), "/table book Corner table seats: 2").reply();
        Rig.soon().until(() -> !direct(ann).messages().isEmpty());
        rig.slack.forgetful(true);
        cut();
        rig.slack.writes(ben, post, "Me!");
        rig.slack.writes(ann, direct(ann), "Thanks");
        rig.slack.writes(ann, direct(ann).messages().getFirst(), "For this one");
        mended();
        Rig.soon().untilAsserted(() -> assertThat(said()).containsExactlyInAnyOrder("Me!", "Thanks", "For this one"));
    }

    @Test
    void whatHasRepliesIsMissedWhenOnlyAStoneIsLeft() {
        var first = rig.slack.writes(ben, direct(ben), "A question").heard();
        rig.slack.writes(ben, first.message(), "and more").heard();
        rig.slack.forgetful(true);
        cut();
        first.deletes();
        mended();
        Rig.soon().untilAsserted(() -> assertThat(rig.tables.unsaid()).containsExactly(ben.direct() + "/" + first.message().ts()));
    }

    @Test
    void catchingUpWaitsWhenSlackAsksToGoSlowerAndRepeatsNothing() {
        rig.slack.writes(ben, post, "first").heard();
        rig.slack.forgetful(true);
        rig.slack.fail("conversations.replies", 1, new Fault.Status(429, 1));
        cut();
        rig.slack.writes(ben, post, "second");
        mended();
        Rig.soon().untilAsserted(() -> assertThat(said()).containsExactly("first", "second"));
        rig.slack.forgetful(false);
        cut();
        mended();
        Rig.soon().until(() -> rig.slack.calls("conversations.replies") >= 2);
        rig.slack.writes(ben, post, "third").heard();
        assertThat(said()).containsExactly("first", "second", "third");
    }
}
