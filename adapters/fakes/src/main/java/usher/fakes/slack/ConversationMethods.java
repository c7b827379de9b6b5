package usher.fakes.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import usher.fakes.slack.WebApi.Reply;
import usher.fakes.slack.Workspace.Echo;

/** {@code chat.*} and {@code conversations.*}. */
final class ConversationMethods {

    private final Workspace workspace;

    ConversationMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    private Optional<FakeChannel> channel(Map<String, String> asked) {
        var id = asked.getOrDefault("channel", "");
        var user = workspace.users.get(id);
        return Optional.ofNullable(user != null ? workspace.direct(user) : workspace.channels.get(id));
    }

    private static Optional<String> closedTo(Optional<FakeChannel> channel) {
        if (channel.isEmpty() || channel.get().secret() && !channel.get().joined()) return Optional.of("channel_not_found");
        if (channel.get().archived()) return Optional.of("is_archived");
        return channel.get().joined() ? Optional.empty() : Optional.of("not_in_channel");
    }

    private static ObjectNode body(Map<String, String> asked) {
        var body = JsonNodeFactory.instance.objectNode();
        if (asked.containsKey("text")) body.put("text", asked.get("text"));
        if (asked.containsKey("blocks")) body.set("blocks", WebApi.read(asked, "blocks"));
        if (asked.containsKey("metadata")) body.set("metadata", WebApi.read(asked, "metadata"));
        return body;
    }

    Reply post(Map<String, String> asked) {
        var channel = channel(asked);
        var closed = closedTo(channel);
        if (closed.isPresent()) return WebApi.error(closed.get());
        var pause = workspace.unhurried ? 0 : channel.get().pace().ask();
        if (pause > 0) return WebApi.limited(pause);
        var under = Optional.ofNullable(asked.get("thread_ts"));
        if (under.isPresent() && workspace.message(channel.get().id(), under.get()).isEmpty()) return WebApi.error("thread_not_found");
        var body = body(asked);
        var wrong = workspace.check("chat.postMessage", body);
        if (wrong.isPresent()) return WebApi.error(wrong.get());
        var message = new FakeMessage(channel.get().id(), workspace.ts(), Optional.empty(), under, workspace.named(body));
        message.mark().ifPresent(mark -> {
            if (channel.get().all().stream().anyMatch(other -> !other.deleted() && other.mark().equals(Optional.of(mark)))) workspace.violation("a message was posted twice: " + message);
        });
        channel.get().all().add(message);
        workspace.echoes.accept(new Echo(message, Echo.Kind.POST));
        return WebApi.ok(ok -> ok.put("channel", message.channel()).put("ts", message.ts()));
    }

    Reply ephemeral(Map<String, String> asked) {
        var channel = channel(asked);
        var closed = closedTo(channel);
        if (closed.isPresent()) return WebApi.error(closed.get());
        var user = workspace.users.get(asked.getOrDefault("user", ""));
        if (user == null) return WebApi.error("user_not_in_channel");
        var body = body(asked);
        var wrong = workspace.check("chat.postEphemeral", body);
        if (wrong.isPresent()) return WebApi.error(wrong.get());
        return WebApi.ok(ok -> ok.put("message_ts", workspace.ephemeral(channel.get().id(), user, body).ts()));
    }

    Reply update(Map<String, String> asked) {
        var message = workspace.message(asked.getOrDefault("channel", ""), asked.getOrDefault("ts", ""));
        if (message.isEmpty()) return WebApi.error("message_not_found");
        var body = body(asked);
        if (!body.has("metadata") && message.get().body().has("metadata")) body.set("metadata", message.get().body().get("metadata"));
        var wrong = workspace.check("chat.update", body);
        if (wrong.isPresent()) return WebApi.error(wrong.get());
        message.get().edit(workspace.named(body));
        workspace.echoes.accept(new Echo(message.get(), Echo.Kind.EDIT));
        return WebApi.ok(ok -> ok.put("channel", message.get().channel()).put("ts", message.get().ts()));
    }

    Reply delete(Map<String, String> asked) {
        var message = workspace.message(asked.getOrDefault("channel", ""), asked.getOrDefault("ts", ""));
        if (message.isEmpty()) return WebApi.error("message_not_found");
        message.get().delete();
        workspace.echoes.accept(new Echo(message.get(), Echo.Kind.DELETION));
        return WebApi.ok(ok -> ok.put("ts", message.get().ts()));
    }

    Reply open(Map<String, String> asked) {
        var user = workspace.users.get(asked.getOrDefault("users", ""));
        if (user == null) return WebApi.error("user_not_found");
        if (user.closed().get()) return WebApi.error("cannot_dm_bot");
        return WebApi.ok(ok -> ok.putObject("channel").put("id", workspace.direct(user).id()));
    }

    Reply join(Map<String, String> asked) {
        var channel = channel(asked);
        if (channel.isEmpty() || channel.get().secret()) return WebApi.error("channel_not_found");
        if (channel.get().archived()) return WebApi.error("is_archived");
        channel.get().joined(true);
        return WebApi.ok(ok -> ok.putObject("channel").put("id", channel.get().id()));
    }

    /** Newest first, in pages; the cursor is the number of messages to pass over. */
    Reply history(Map<String, String> asked) {
        var channel = channel(asked);
        var closed = closedTo(channel).filter(why -> !why.equals("is_archived"));
        if (closed.isPresent()) return WebApi.error(closed.get());
        if (!workspace.scopes.contains(channel.get().scope())) return WebApi.lacks(workspace, channel.get().scope());
        return page(asked, since(asked, channel.get().messages().reversed()));
    }

    /** The message itself, and below it what replies to it, oldest first. */
    Reply replies(Map<String, String> asked) {
        var channel = channel(asked);
        var closed = closedTo(channel).filter(why -> !why.equals("is_archived"));
        if (closed.isPresent()) return WebApi.error(closed.get());
        if (!workspace.scopes.contains(channel.get().scope())) return WebApi.lacks(workspace, channel.get().scope());
        var ts = asked.getOrDefault("ts", "");
        var parent = workspace.message(channel.get().id(), ts);
        if (parent.isEmpty()) return WebApi.error("thread_not_found");
        var all = new java.util.ArrayList<>(java.util.List.of(parent.get()));
        all.addAll(since(asked, workspace.replies(channel.get().id(), ts)));
        return page(asked, all);
    }

    /** Timestamps have as many digits as each other, so they compare as words. */
    private static java.util.List<FakeMessage> since(Map<String, String> asked, java.util.List<FakeMessage> messages) {
        var oldest = asked.getOrDefault("oldest", "0");
        var inclusive = asked.getOrDefault("inclusive", "").matches("1|true");
        return messages.stream().filter(it -> it.ts().compareTo(oldest) > 0 || inclusive && it.ts().equals(oldest)).toList();
    }

    /** What a thread begins with says how far it has gone. */
    private ObjectNode withReplies(FakeMessage message, ObjectNode read) {
        var replies = workspace.replies(message.channel(), message.ts());
        if (!replies.isEmpty()) read.put("thread_ts", message.ts()).put("reply_count", replies.size()).put("latest_reply", replies.getLast().ts());
        return read;
    }

    Reply permalink(Map<String, String> asked) {
        var message = workspace.message(asked.getOrDefault("channel", ""), asked.getOrDefault("message_ts", ""));
        if (message.isEmpty()) return WebApi.error("message_not_found");
        return WebApi.ok(ok -> ok.put("channel", message.get().channel()).put("permalink", "https://usher.slack.test/archives/" + message.get().channel() + "/p" + message.get().ts().replace(".", "")));
    }

    private Reply page(Map<String, String> asked, java.util.List<FakeMessage> messages) {
        var from = Integer.parseInt(asked.getOrDefault("cursor", "0"));
        var to = Math.min(messages.size(), from + Integer.parseInt(asked.getOrDefault("limit", "100")));
        var metadata = asked.getOrDefault("include_all_metadata", "").matches("1|true");
        return WebApi.ok(ok -> {
            var list = ok.putArray("messages");
            for (var message : messages.subList(Math.min(from, to), to)) list.add(withReplies(message, message.asRead(metadata)));
            ok.put("has_more", to < messages.size());
            ok.putObject("response_metadata").put("next_cursor", to < messages.size() ? Integer.toString(to) : "");
        });
    }
}
