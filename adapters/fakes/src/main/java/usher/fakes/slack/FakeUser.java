package usher.fakes.slack;

import java.util.concurrent.atomic.AtomicBoolean;

/** Someone in the workspace. {@code closed}: takes no private messages. */
public record FakeUser(String id, String name, boolean admin, String tz, AtomicBoolean closed) {

    /** The id of their conversation with the bot. */
    public String direct() {
        return "D" + id.substring(1);
    }
}
