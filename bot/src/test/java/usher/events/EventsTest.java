package usher.events;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.people.Homes;
import usher.testing.Chat;
import usher.testing.Persona;

/** Events, as conversations. */
class EventsTest {

    private final Chat chat = new Chat(() -> List.of(new Events(new Homes(List::of), List::of)));
    private final Persona mo = chat.admin("Mo");

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void anEventIsSetAndShown() {
        mo.says("/event create", EventFields.TITLE.is("Portfolio clinic"), EventFields.PROMISE.is("A reviewed first page"), new usher.Value("start", "tomorrow 6pm"))
            .isAnswered("Portfolio clinic is set");
        mo.says("/event show", new usher.Value("which", "Portfolio clinic")).isAnswered("2027-01-13 18:00 UTC");
    }
}
