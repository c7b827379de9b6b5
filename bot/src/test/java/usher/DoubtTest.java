package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Undelivered.Why;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.TestPlatform;

/** Nobody knows whether a message is shown: in the end what is wanted is shown once, and what is not wanted is not. */
class DoubtTest {

    private final Chat chat = new Chat(() -> List.of(new Bell()));
    private final Persona ann = chat.member("Ann");

    @AfterEach
    void close() {
        chat.close();
    }

    private List<String> hall() {
        return chat.channel("hall").stream().map(TestPlatform.Shown::card).map(card -> CardText.of(card, Locale.ENGLISH)).toList();
    }

    private void ringsAndNobodyKnows() {
        chat.platform().failNext(Why.UNSURE, true);
        ann.says("/bell ring", Bell.NAME.is("Ann"));
        assertThat(hall()).containsExactly("Ann rang");
    }

    @Test
    void whatIsNotWantedAnyMoreIsTakenAwayThoughItWasNeverKnownToBeShown() {
        ringsAndNobodyKnows();
        ann.calls("bell.hush");
        chat.passes(Duration.ofMinutes(1));
        assertThat(hall()).isEmpty();
        assertThat(chat.bot().undelivered()).isZero();
    }

    @Test
    void soItIsAfterARestart() {
        ringsAndNobodyKnows();
        chat.platform().down(true);
        ann.calls("bell.hush");
        chat.settles();
        chat.platform().down(false);
        chat.isDownFor(Duration.ofMinutes(1));
        assertThat(hall()).isEmpty();
    }

    @Test
    void aLookThatFailsIsRepeated() {
        ringsAndNobodyKnows();
        chat.platform().failNext(Why.UNSURE, false);
        chat.platform().failNext(Why.LATER, false);
        ann.calls("bell.hush");
        chat.passes(Duration.ofSeconds(2));
        chat.passes(Duration.ofMinutes(1));
        chat.passes(Duration.ofMinutes(1));
        assertThat(hall()).isEmpty();
        assertThat(chat.bot().undelivered()).isZero();
    }

    @Test
    void whatIsWantedAgainMeanwhileIsShownOnce() {
        ringsAndNobodyKnows();
        ann.calls("bell.hush");
        ann.says("/bell ring", Bell.NAME.is("Ben"));
        chat.passes(Duration.ofMinutes(1));
        assertThat(hall()).containsExactly("Ben rang");
    }

    @Test
    void nobodyLooksForWhatWasNeverSent() {
        chat.platform().failNext(Why.LATER, false);
        ann.says("/bell ring", Bell.NAME.is("Ann"));
        chat.settles();
        ann.calls("bell.hush");
        chat.passes(Duration.ofMinutes(1));
        assertThat(hall()).isEmpty();
        assertThat(chat.bot().undelivered()).isZero();
    }

    private List<Integer> skips() {
        return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select count(*) from skipped").mapTo(int.class).list());
    }

    @Test
    void whatLostItsPointMeanwhileIsNotCalledSkippedWhereItIsShown() {
        chat.platform().failNext(Why.UNSURE, true);
        ann.calls("bell.whisper");
        chat.settles();
        chat.platform().down(true);
        chat.passes(Duration.ofMinutes(10));
        chat.platform().down(false);
        chat.passes(Duration.ofHours(1));
        assertThat(ann.direct()).hasSize(1);
        assertThat(skips()).containsExactly(0);
        assertThat(chat.bot().undelivered()).isZero();
    }

    @Test
    void whatLostItsPointAndIsNotShownIsSkipped() {
        chat.platform().failNext(Why.UNSURE, false);
        ann.calls("bell.whisper");
        chat.settles();
        chat.platform().down(true);
        chat.passes(Duration.ofMinutes(10));
        chat.platform().down(false);
        chat.passes(Duration.ofHours(1));
        assertThat(ann.direct()).isEmpty();
        assertThat(skips()).containsExactly(1);
        assertThat(chat.bot().undelivered()).isZero();
    }
}
