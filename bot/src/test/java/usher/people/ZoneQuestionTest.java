package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.events.Gathering;

class ZoneQuestionTest {

    private static final String QUESTION = "One question, asked only once: where do you live?";

    private final Gathering with = new Gathering();

    @AfterEach
    void close() {
        with.close();
    }

    @Test
    void whoSignsUpIsAskedTheFirstTimeOnly() {
        with.event();
        with.ann.presses("Going").isAnswered("You're going").isAnswered(QUESTION);
        with.ann.presses("Can't make it");
        assertThat(with.ann.presses("Going").answered()).doesNotContain(QUESTION);
        assertThat(with.ben.in(ZoneId.of("Europe/Paris")).presses("Going").answered()).as("whose platform told it").doesNotContain(QUESTION);
    }

    @Test
    void whoTypesATimeIsAskedAndWhoTypesNoneIsNot() {
        assertThat(with.mo.says("/drop create", new Value("title", "Now"), new Value("seats", "3")).answered()).doesNotContain(QUESTION);
        with.mo.says("/drop create", new Value("title", "Later"), new Value("seats", "3"), new Value("opens", "tomorrow 6pm")).isAnswered(QUESTION)
            .picks("Choose a city that has your time", "Berlin (13:00 now)").isAnswered("Your time zone is Europe/Berlin");
        assertThat(with.event().mo.answered()).doesNotContain(QUESTION);
    }
}
