package usher.fakes.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Messages of channels: posting, editing, deleting, looking back. */
final class MessageRoutes {

    private record Nonce(String channel, String nonce) {}

    private final FakeDiscord discord;
    private final ThreadRoutes threads;
    private final Map<Nonce, FakeMessage> nonces = new ConcurrentHashMap<>();

    MessageRoutes(FakeDiscord discord) {
        this.discord = discord;
        this.threads = new ThreadRoutes(discord);
    }

    Reply take(Rest.Request request) {
        var channel = discord.channels.get(request.path().get(1));
        if (channel == null || channel.deleted) return Reply.error(404, 10003, "Unknown Channel");
        if (request.path().size() == 2) return request.method().equals("PATCH") ? threads.change(channel, request.body()) : Reply.ok(Payloads.channel(channel));
        if ((channel.rights() & Rights.VIEW_CHANNEL) == 0) return Reply.error(403, 50001, "Missing Access");
        if (request.method().equals("GET")) return look(channel, request);
        if (request.path().get(2).equals("thread-members")) return threads.add(channel, request.path().get(3));
        if (request.path().getLast().equals("threads")) return threads.start(channel, request);
        var stand = discord.buckets.take(request.method() + "messages", channel.id);
        if (stand.over()) return discord.tooMany(stand, false);
        return carryOut(channel, request).with(stand.headers());
    }

    private Reply carryOut(FakeChannel channel, Rest.Request request) {
        if (request.path().size() == 3) return post(channel, request);
        var message = channel.message(request.path().get(3)).orElse(null);
        if (message == null) return Reply.error(404, 10008, "Unknown Message");
        if (message.author != null) return request.method().equals("DELETE") ? Reply.error(403, 50013, "Missing Permissions") : Reply.error(403, 50005, "Cannot edit a message authored by another user");
        if (request.method().equals("DELETE")) {
            channel.delete(message);
            return Reply.empty();
        }
        if (channel.archived) return Reply.error(400, 50083, "Thread is archived");
        if (message.stiff) {
            return new Reply(429, Payloads.object().put("message", "Maximum number of edits to messages older than 1 hour reached. Try again later.").put("code", 30046)
                .put("retry_after", 300).put("global", false), Map.of("Retry-After", "300", "via", "1.1 google"));
        }
        var wrong = Limits.message(request.body());
        if (!wrong.isEmpty()) return discord.invalid("edit in " + channel.name, wrong);
        message.edit(request.body());
        discord.checkMentions(message, request.body());
        discord.talk.edited(message);
        return Reply.ok(message.body());
    }

    private synchronized Reply post(FakeChannel channel, Rest.Request request) {
        if (channel.closed) return Reply.error(403, 50007, "Cannot send messages to this user");
        var needed = channel.type == FakeChannel.THREAD ? Rights.SEND_MESSAGES_IN_THREADS : Rights.SEND_MESSAGES;
        if ((channel.rights() & needed) == 0) return Reply.error(403, 50013, "Missing Permissions");
        var sent = (ObjectNode) request.body();
        var wrong = Limits.message(sent);
        var answered = sent.path("message_reference");
        if (!answered.isMissingNode() && answered.path("fail_if_not_exists").asBoolean(true) && channel.message(answered.path("message_id").asText()).isEmpty()) wrong.add("it answers a message that is not there");
        if (!wrong.isEmpty()) return discord.invalid("post in " + channel.name, wrong);
        var nonce = sent.path("nonce").asText("");
        var same = earlier(channel, nonce, sent.path("enforce_nonce").asBoolean());
        if (same != null) return Reply.ok(same.body());
        var message = new FakeMessage(channel, sent, false);
        message.file = request.file();
        discord.checkMentions(message, sent);
        discord.checkDoubled(message);
        channel.archive(false); // whoever writes in an archived thread opens it again
        channel.add(message);
        discord.talk.created(message);
        if (!nonce.isEmpty()) nonces.put(new Nonce(channel.id, nonce), message);
        return Reply.ok(message.body());
    }

    private @Nullable FakeMessage earlier(FakeChannel channel, String nonce, boolean enforced) {
        if (nonce.isEmpty() || !enforced || discord.forgetsNonces) return null;
        var same = nonces.get(new Nonce(channel.id, nonce));
        // a message too old to be edited is older than Discord's memory of nonces
        return same == null || same.stiff ? null : same;
    }

    private Reply look(FakeChannel channel, Rest.Request request) {
        if ((channel.rights() & Rights.READ_MESSAGE_HISTORY) == 0) return Reply.ok(Payloads.array()); // as Discord does: nothing, and no error
        if (request.path().size() > 3) {
            return channel.message(request.path().get(3)).map(it -> Reply.ok(discord.talk.read(it))).orElseGet(() -> Reply.error(404, 10008, "Unknown Message"));
        }
        var all = channel.messages().reversed();
        var limit = request.query().contains("limit=100") ? 100 : 50;
        var found = Payloads.array();
        all.stream().limit(limit).forEach(it -> found.add(discord.talk.read(it)));
        return Reply.ok(found);
    }
}
