package usher.fakes.slack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel, and what has been posted in it. Its switches may be turned at any time. */
public final class FakeChannel {

    private final String id;
    private final String name;
    private final boolean secret;
    private final List<FakeMessage> messages = new CopyOnWriteArrayList<>();
    private final Pace pace = new Pace();
    private volatile boolean joined;
    private volatile boolean archived;

    FakeChannel(String id, String name, boolean secret, boolean joined) {
        this.id = id;
        this.name = name;
        this.secret = secret;
        this.joined = joined;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Whether the bot has to be invited. */
    public boolean secret() {
        return secret;
    }

    public boolean joined() {
        return joined;
    }

    public FakeChannel joined(boolean is) {
        joined = is;
        return this;
    }

    public boolean archived() {
        return archived;
    }

    public FakeChannel archived(boolean is) {
        archived = is;
        return this;
    }

    Pace pace() {
        return pace;
    }

    List<FakeMessage> all() {
        return messages;
    }

    /** What stands there for everybody, oldest first; replies stand in their threads. */
    public List<FakeMessage> messages() {
        return messages.stream().filter(message -> !message.deleted() && message.to().isEmpty() && message.under().isEmpty()).toList();
    }
}
