package usher.fakes.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One shard's session: numbered events, the last thousands of which are kept for a resume. */
final class GatewaySession {

    private static final int KEPT = 20_000;
    private static final int MEMBERS = 1 << 1;
    private static final int GUILD_MESSAGES = 1 << 9;
    private static final int DIRECT_MESSAGES = 1 << 12;
    static final int MESSAGE_CONTENT = 1 << 15;

    private record Sent(long number, String text) {}

    final String id;
    final int shard;
    final int shards;
    final int intents;
    private final Deque<Sent> kept = new ArrayDeque<>();
    private @Nullable GatewayWire wire;
    private long last;

    GatewaySession(String id, int shard, int shards, int intents) {
        this.id = id;
        this.shard = shard;
        this.shards = shards;
        this.intents = intents;
    }

    boolean hears(String event, boolean direct) {
        if (event.startsWith("MESSAGE_")) return (intents & (direct ? DIRECT_MESSAGES : GUILD_MESSAGES)) != 0;
        return !event.startsWith("GUILD_MEMBER_") || (intents & MEMBERS) != 0;
    }

    boolean readsContent() {
        return (intents & MESSAGE_CONTENT) != 0;
    }

    synchronized void connect(GatewayWire to) {
        wire = to;
    }

    synchronized void disconnect(@Nullable GatewayWire from) {
        if (wire == from) wire = null;
    }

    synchronized boolean isConnected() {
        return wire != null;
    }

    synchronized void dispatch(String event, ObjectNode data) {
        var number = ++last;
        var text = "{\"op\":0,\"s\":" + number + ",\"t\":\"" + event + "\",\"d\":" + data + "}";
        kept.add(new Sent(number, text));
        if (kept.size() > KEPT) kept.removeFirst();
        if (wire != null && !wire.send(text)) wire = null;
    }

    synchronized void resume(GatewayWire to, long seen) {
        wire = to;
        for (var sent : kept) {
            if (sent.number > seen) to.send(sent.text);
        }
        dispatch("RESUMED", Payloads.object());
    }
}
