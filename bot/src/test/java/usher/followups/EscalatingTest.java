package usher.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static usher.events.Gathering.which;
import static usher.followups.Promised.cards;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.testing.Persona;

/** What hosts must have done before, as conversations. The event begins on Wednesday 20 January 2027, 18:00 UTC. */
class EscalatingTest {

    private static final String UNREADY = "and something is not ticked off";

    private final Promised is = new Promised();
    private final Persona max = is.chat.admin("Max");

    @AfterEach
    void close() {
        is.close();
    }

    /** Ann hosts, besides Mo. */
    private Promised techCheck() {
        max.says("/my show");
        is.list("Host", "hosts").item("Host", "Read who is coming", "1 week before").item("Host", "Try room and sound", "1 day before", new Value("escalates", "yes")).attached("Host").set();
        is.mo.says("/event host", which(), new Value("who", is.ann.account().key()));
        return is;
    }

    @Test
    void moderatorsAndHostsHearOfItAnHourBeforeAndNoMoreOnceItIsDone() {
        techCheck().until("2027-01-20T16:59:00Z");
        assertThat(cards(max, UNREADY)).isEmpty();
        is.until("2027-01-20T17:00:00Z");
        assertThat(Promised.card(max, UNREADY)).contains("Try room and sound").doesNotContain("Read who is coming").contains("Hosts: Mo").doesNotContain("Tick off");
        assertThat(cards(is.ann, UNREADY)).hasSize(1);
        is.ann.picks("Tick off", "Try room and sound");
        is.passes(Duration.ofSeconds(5));
        assertThat(cards(max, UNREADY)).isEmpty();
        assertThat(cards(is.ann, UNREADY)).isEmpty();
        assertThat(cards(is.mo, UNREADY)).isEmpty();
    }

    @Test
    void whatOneHostHasDoneNobodyHearsOf() {
        techCheck().until("2027-01-19T12:00:00Z");
        is.ann.says("/checklist mine").picks("Tick off", "Try room and sound");
        is.until("2027-01-20T17:30:00Z");
        assertThat(cards(max, UNREADY)).isEmpty();
        assertThat(is.chat.rows()).contains("everything was done");
    }

    @Test
    void itMovesWithTheEventAndGoesWithIt() {
        techCheck().mo.says("/event edit", which(), new Value("start", "2027-01-21 18:00"));
        is.until("2027-01-20T17:30:00Z");
        assertThat(cards(max, UNREADY)).isEmpty();
        is.until("2027-01-21T17:00:00Z");
        assertThat(cards(max, UNREADY)).hasSize(1);
        is.set(new Value("title", "Another"), new Value("start", "2027-01-25 18:00")).mo.says("/event cancel", new Value("which", "Another"), new Value("reason", "Ill"));
        is.until("2027-01-25T19:00:00Z");
        assertThat(cards(max, "Another begins")).isEmpty();
    }

    @Test
    void afterTheStartItHasLostItsPoint() {
        techCheck().until("2027-01-20T16:00:00Z");
        is.chat.isDownFor(Duration.ofHours(3));
        assertThat(cards(max, UNREADY)).isEmpty();
    }

    @Test
    void onlyWhatHostsDoBeforeTheStartEscalates() {
        is.nextSteps().mo.says("/checklist item", Promised.checklist("Next steps"), ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day before"), new Value("escalates", "yes")).isRefused("only of what hosts");
        is.list("Host", "hosts").mo.says("/checklist item", Promised.checklist("Host"), ChecklistFields.PROMISE.is("x"), ChecklistFields.DUE.is("1 day after"), new Value("escalates", "yes")).isRefused("only of what hosts");
    }
}
