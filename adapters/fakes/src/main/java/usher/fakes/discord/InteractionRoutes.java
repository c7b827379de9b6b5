package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Acknowledgements, and what is said afterwards with an interaction's token. */
final class InteractionRoutes {

    private static final int DEADLINE_MILLIS = 3000;

    private final FakeDiscord discord;

    InteractionRoutes(FakeDiscord discord) {
        this.discord = discord;
    }

    Reply callback(Rest.Request request) {
        var it = discord.interactions.get(request.path().get(1));
        if (it == null || !it.token.equals(request.path().get(2))) {
            discord.violations.add("an acknowledgement of an interaction that never was: " + request.whole());
            return Reply.error(404, 10062, "Unknown interaction");
        }
        if (it.ageMillis() > DEADLINE_MILLIS && !it.isAcked()) {
            it.late = true;
            discord.violations.add("late acknowledgement, after " + it.ageMillis() + " ms: " + it);
            return Reply.error(404, 10062, "Unknown interaction");
        }
        var type = request.body().path("type").asInt();
        var wrong = wrong(it, type, request.body().path("data"));
        if (!wrong.isEmpty()) return discord.invalid("answer to " + it, wrong);
        if (!it.acknowledge(type)) {
            if (it.redelivered.get() == 0) discord.violations.add("double acknowledgement: " + it);
            return Reply.error(400, 40060, "Interaction has already been acknowledged.");
        }
        carryOut(it, type, request);
        it.acked.complete(it);
        var reply = it.reply;
        var answer = Payloads.object();
        answer.putObject("interaction").put("id", it.id).put("type", it.kind.type);
        var resource = answer.putObject("resource").put("type", type);
        if (reply != null && (type == 4 || type == 7)) resource.set("message", reply.body());
        return Reply.ok(answer);
    }

    private static List<String> wrong(Interaction it, int type, JsonNode data) {
        return switch (type) {
            case 4, 7 -> Limits.message(data);
            case 5, 6 -> List.of();
            case 8 -> it.kind == Interaction.Kind.COMPLETE ? Limits.choices(data.path("choices")) : List.of("choices for what was no autocompletion");
            case 9 -> it.kind == Interaction.Kind.SENT ? List.of("a form in answer to a sent form") : Limits.modal(data);
            default -> List.of("callback of type " + type);
        };
    }

    private void carryOut(Interaction it, int type, Rest.Request request) {
        var data = request.body().path("data");
        switch (type) {
            case 4 -> {
                it.reply = posted(it, (ObjectNode) data, (data.path("flags").asInt() & FakeMessage.PRIVATE) != 0, request);
                it.answered.complete(it);
            }
            case 5 -> it.deferredPrivately = (data.path("flags").asInt() & FakeMessage.PRIVATE) != 0;
            case 6 -> it.reply = it.on;
            case 7 -> {
                edit(it, it.on, data);
                it.reply = it.on;
                it.answered.complete(it);
            }
            case 8 -> {
                it.choices = data.path("choices");
                it.answered.complete(it);
            }
            default -> {
                it.modal = data;
                it.answered.complete(it);
            }
        }
    }

    private FakeMessage posted(Interaction it, ObjectNode raw, boolean ephemeral, Rest.Request request) {
        var sent = request.file() == null ? raw : Payloads.upload(raw.deepCopy(), request.file());
        var message = new FakeMessage(it.channel, sent, ephemeral);
        message.file = request.file();
        message.content = request.content();
        discord.checkMentions(message, sent);
        if (!ephemeral) it.channel.add(message);
        return message;
    }

    private void edit(Interaction it, @org.jspecify.annotations.Nullable FakeMessage message, JsonNode sent) {
        if (message == null) {
            discord.violations.add("an edit of a message that is not there: " + it);
            return;
        }
        message.edit(sent);
        discord.checkMentions(message, sent);
    }

    Reply webhook(Rest.Request request) {
        var it = discord.byToken.get(request.path().get(2));
        if (it == null || it.expired) {
            discord.violations.add("a token that is worth nothing was used: " + request.method() + " " + request.whole());
            return Reply.error(401, 50027, "Invalid Webhook Token");
        }
        if (!it.isAcked()) {
            discord.violations.add("a follow-up before the acknowledgement: " + it);
            return Reply.error(404, 10015, "Unknown Webhook");
        }
        var wrong = request.method().equals("GET") || request.method().equals("DELETE") ? List.<String>of() : Limits.message(request.body());
        if (!wrong.isEmpty()) return discord.invalid("follow-up to " + it, wrong);
        return request.path().size() == 3 ? followUp(it, request) : original(it, request);
    }

    private Reply followUp(Interaction it, Rest.Request request) {
        var sent = (ObjectNode) request.body();
        var first = it.ackType == 5 && it.reply == null;
        var ephemeral = first ? it.deferredPrivately : (sent.path("flags").asInt() & FakeMessage.PRIVATE) != 0;
        var message = posted(it, sent, ephemeral, request);
        if (first) it.reply = message;
        else it.followUps.add(message);
        it.answered.complete(it);
        return Reply.ok(message.body());
    }

    private Reply original(Interaction it, Rest.Request request) {
        var id = request.path().get(4);
        var message = id.equals("@original") ? it.reply : it.followUps.stream().filter(each -> each.id.equals(id)).findFirst().orElse(null);
        if (request.method().equals("PATCH") && message == null && it.ackType == 5 && id.equals("@original")) {
            it.reply = posted(it, (ObjectNode) request.body(), it.deferredPrivately, request);
            it.answered.complete(it);
            return Reply.ok(it.reply.body());
        }
        if (message == null) return Reply.error(404, 10008, "Unknown Message");
        if (request.method().equals("PATCH")) {
            edit(it, message, request.body());
            message.file = request.file() == null ? message.file : request.file();
            message.content = request.content();
            it.answered.complete(it);
        }
        return request.method().equals("DELETE") ? Reply.empty() : Reply.ok(message.body());
    }
}
