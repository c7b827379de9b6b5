package usher.fakes.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What people write, and what Slack tells the app of it: only where the app is a member, has subscribed and may read. */
final class Talk {

    private static final String USLACKBOT = "USLACKBOT";

    private final Workspace workspace;
    private final Payloads payloads;
    private final Composer composer;
    private final BiConsumer<Interaction, Integer> line;
    private final BooleanSupplier reachable;
    private final Queue<Interaction> missed = new ConcurrentLinkedQueue<>();
    private volatile boolean forgetful;

    /**
     * @param line delivers an interaction for the so-and-so-many-th time
     * @param reachable whether the bot is connected by its socket
     */
    Talk(Workspace workspace, Payloads payloads, BiConsumer<Interaction, Integer> line, BooleanSupplier reachable) {
        this.reachable = reachable;
        this.workspace = workspace;
        this.payloads = payloads;
        this.line = line;
        composer = new Composer(workspace);
    }

    /** Whether what cannot be delivered is lost, rather than delivered when the bot is back. */
    void forgetful(boolean is) {
        forgetful = is;
    }

    Written write(FakeUser user, FakeChannel channel, Optional<FakeMessage> under, Sent sent) {
        var body = message(user.id(), channel, under).put("client_msg_id", UUID.randomUUID().toString());
        fill(body, user, sent);
        if (!sent.files().isEmpty()) body.put("subtype", "file_share");
        if (sent.kind() == Sent.Kind.ME) body.put("subtype", "me_message");
        if (sent.kind() == Sent.Kind.BROADCAST) body.put("subtype", "thread_broadcast").set("root", under.orElseThrow().asRead(false));
        var message = new FakeMessage(channel.id(), body.path("ts").asText(), Optional.of(user), Optional.empty(), under.map(FakeMessage::ts), body);
        channel.all().add(message);
        return new Written(this, message, tell(user, channel, body.deepCopy()));
    }

    private ObjectNode message(String user, FakeChannel channel, Optional<FakeMessage> under) {
        var body = Workspace.JSON.createObjectNode().put("type", "message").put("user", user).put("ts", workspace.ts()).put("team", FakeSlack.TEAM);
        under.ifPresent(parent -> body.put("thread_ts", parent.ts()).put("parent_user_id", parent.authorId()));
        return body;
    }

    private void fill(ObjectNode body, FakeUser user, Sent sent) {
        body.put("text", sent.blocks().isPresent() ? sent.typed() : composer.mrkdwn(sent.typed()));
        body.remove("blocks");
        if (sent.blocks().isEmpty() && !sent.typed().isEmpty() && sent.kind() != Sent.Kind.ME) body.set("blocks", composer.blocks(sent.typed()));
        sent.blocks().filter(it -> !it.isEmpty()).ifPresent(it -> body.set("blocks", it));
        if (sent.files().isEmpty()) return;
        var files = body.putArray("files");
        for (var name : sent.files()) {
            var id = workspace.id("F");
            files.addObject().put("id", id).put("name", name).put("title", name).put("mimetype", "text/plain").put("mode", "hosted").put("user", user.id())
                .put("permalink", "https://usher.slack.test/files/" + user.id() + "/" + id + "/file").put("url_private", "https://files.slack.test/" + id);
        }
    }

    void echo(Workspace.Echo echo) {
        var message = echo.message();
        switch (echo.kind()) {
            case POST -> tell(owner(message), place(message), message.asRead(false));
            case EDIT -> hidden(message, "message_changed", Map.of("message", message.asRead(false), "previous_message", message.asRead(false)));
            case DELETION -> hidden(message, "message_deleted", Map.of("deleted_ts", message.ts(), "previous_message", message.asRead(false)));
        }
    }

    /** Another app's message. */
    Interaction other(FakeChannel channel, Optional<FakeMessage> under, String words) {
        var body = message("U0OTHER", channel, under).put("text", words).put("bot_id", "B0OTHER").put("app_id", "A0OTHER").put("subtype", "bot_message");
        channel.all().add(new FakeMessage(channel.id(), body.path("ts").asText(), Optional.of(somebody("U0OTHER", "Other app")), Optional.empty(), under.map(FakeMessage::ts), body));
        return tell(somebody("U0OTHER", "Other app"), channel, body.deepCopy());
    }

    Interaction edit(FakeMessage message, Sent sent) {
        return change(message, next -> {
            fill(next, owner(message), sent);
            next.putObject("edited").put("user", message.authorId()).put("ts", workspace.ts());
        });
    }

    Interaction unfurl(FakeMessage message) {
        return change(message, next -> next.putArray("attachments").addObject().put("id", 1).put("from_url", "https://example.org/").put("title", "An example").put("fallback", "An example"));
    }

    private Interaction change(FakeMessage message, Consumer<ObjectNode> changes) {
        var before = message.asRead(false);
        var next = (ObjectNode) message.body().deepCopy();
        changes.accept(next);
        message.edit(next);
        return hidden(message, "message_changed", Map.of("message", message.asRead(false), "previous_message", before));
    }

    /** What has replies leaves a stone where it stood. */
    Interaction delete(FakeMessage message) {
        var before = message.asRead(false);
        message.delete();
        if (workspace.replies(message.channel(), message.ts()).isEmpty()) return hidden(message, "message_deleted", Map.of("deleted_ts", message.ts(), "previous_message", before));
        var stone = Workspace.JSON.createObjectNode().put("type", "message").put("subtype", "tombstone").put("user", USLACKBOT).put("text", "This message was deleted.").put("hidden", true)
            .put("ts", message.ts()).put("thread_ts", message.ts());
        return hidden(message, "message_changed", Map.of("message", stone, "previous_message", before));
    }

    private Interaction hidden(FakeMessage message, String subtype, Map<String, Object> parts) {
        var event = Workspace.JSON.createObjectNode().put("type", "message").put("subtype", subtype).put("hidden", true).put("ts", workspace.ts());
        parts.forEach((name, part) -> event.set(name, Workspace.JSON.valueToTree(part)));
        return tell(owner(message), place(message), event);
    }

    private FakeUser owner(FakeMessage message) {
        return message.author().orElseGet(() -> somebody(FakeSlack.BOT, "Usher"));
    }

    private static FakeUser somebody(String id, String name) {
        return new FakeUser(id, name, false, "UTC", new AtomicBoolean());
    }

    private FakeChannel place(FakeMessage message) {
        return Objects.requireNonNull(workspace.channels.get(message.channel()));
    }

    private Interaction tell(FakeUser user, FakeChannel channel, ObjectNode event) {
        event.put("channel", channel.id()).put("channel_type", channel.kind()).put("event_ts", event.path("ts").asText());
        var told = new Interaction(Interaction.Kind.EVENT, user, payloads.event(event), null, null);
        if (!channel.joined() || !workspace.events.contains(channel.event()) || !workspace.scopes.contains(channel.scope())) {
            told.attempt().completeExceptionally(new NotReached("Slack does not tell the app of this"));
        } else {
            deliver(told, 0);
        }
        return told;
    }

    private void deliver(Interaction told, int retry) {
        line.accept(told, retry);
        told.acknowledgement().whenComplete((body, failed) -> {
            if (!(failed instanceof NotReached) || forgetful) return;
            missed.add(told);
            if (reachable.getAsBoolean()) catchUp();
        });
    }

    void again(Interaction told) {
        deliver(told, 1);
    }

    /** The bot can be reached again. */
    void catchUp() {
        var again = new ArrayList<Interaction>();
        for (Interaction told; (told = missed.poll()) != null; ) again.add(told);
        again.forEach(told -> deliver(told, 1));
    }

    /** What a client shows of these now, in their order. */
    List<FakeSlack.Line> transcript(List<FakeMessage> messages) {
        return messages.stream().filter(it -> !it.deleted() && it.to().isEmpty()).sorted(Comparator.comparing(FakeMessage::ts))
            .map(it -> new FakeSlack.Line(it.author().map(FakeUser::name).orElse("Usher"), named(it.words()))).toList();
    }

    private String named(String words) {
        var shown = words;
        for (var user : workspace.users.values()) shown = shown.replace("@" + user.id(), "@" + user.name());
        for (var channel : workspace.channels.values()) shown = shown.replace("#" + channel.id(), "#" + channel.name());
        return shown.strip();
    }
}
