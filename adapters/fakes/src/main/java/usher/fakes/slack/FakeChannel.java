package usher.fakes.slack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A channel or a conversation with the bot, and what was written in it. Its switches may be turned at any time. */
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

    /** What events call it. */
    String kind() {
        return id.startsWith("D") ? "im" : secret ? "group" : "channel";
    }

    /** What an app needs to be allowed to read here. */
    String scope() {
        return id.startsWith("D") ? "im:history" : secret ? "groups:history" : "channels:history";
    }

    /** What an app subscribes to in order to be told of what is written here. */
    String event() {
        return id.startsWith("D") ? "message.im" : secret ? "message.groups" : "message.channels";
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
