package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Slack tells an app of what a person did. */
final class Payloads {

    private static final Pattern NAMED = Pattern.compile("(?<!\\S)([@#])([\\w-]+)");

    private final Workspace workspace;

    Payloads(Workspace workspace) {
        this.workspace = workspace;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String secret() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    ObjectNode command(FakeUser user, FakeChannel channel, String typed) {
        var space = typed.indexOf(' ');
        return object().put("token", "legacy").put("team_id", FakeSlack.TEAM).put("team_domain", "usher").put("channel_id", channel.id()).put("channel_name", channel.name())
            .put("user_id", user.id()).put("user_name", user.name().toLowerCase(Locale.ROOT)).put("command", space < 0 ? typed : typed.substring(0, space))
            .put("text", space < 0 ? "" : escaped(typed.substring(space + 1))).put("api_app_id", FakeSlack.APP).put("is_enterprise_install", "false")
            .put("response_url", "/" + secret()).put("trigger_id", trigger());
    }

    private static String trigger() {
        return System.currentTimeMillis() + ".1." + secret();
    }

    /** As with {@code should_escape}: markup characters as entities, names of people and channels as mentions. */
    private String escaped(String typed) {
        var escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return NAMED.matcher(escaped).replaceAll(found -> Matcher.quoteReplacement(mention(found.group(1), found.group(2)).orElse(found.group())));
    }

    private Optional<String> mention(String sign, String name) {
        if (sign.equals("@")) return workspace.users.values().stream().filter(user -> user.name().equalsIgnoreCase(name)).findFirst().map(user -> "<@" + user.id() + "|" + name + ">");
        return workspace.channels.values().stream().filter(channel -> channel.name().equals(name)).findFirst().map(channel -> "<#" + channel.id() + "|" + name + ">");
    }

    private ObjectNode interactive(String type, FakeUser user) {
        var payload = object().put("type", type).put("token", "legacy").put("api_app_id", FakeSlack.APP).put("is_enterprise_install", false);
        payload.putObject("team").put("id", FakeSlack.TEAM).put("domain", "usher");
        payload.putObject("user").put("id", user.id()).put("username", user.name().toLowerCase(Locale.ROOT)).put("name", user.name().toLowerCase(Locale.ROOT)).put("team_id", FakeSlack.TEAM);
        return payload;
    }

    ObjectNode press(FakeUser user, FakeMessage message, ObjectNode action) {
        var payload = interactive("block_actions", user).put("trigger_id", trigger()).put("response_url", "/" + secret());
        payload.putObject("container").put("type", "message").put("message_ts", message.ts()).put("channel_id", message.channel()).put("is_ephemeral", message.to().isPresent());
        payload.putObject("channel").put("id", message.channel()).put("name", "channel");
        if (message.to().isEmpty()) payload.set("message", object().put("type", "message").put("ts", message.ts()).put("user", FakeSlack.BOT));
        payload.putArray("actions").add(action);
        return payload;
    }

    ObjectNode press(FakeView view, ObjectNode action) {
        var payload = interactive("block_actions", view.user()).put("trigger_id", trigger());
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", view.payload());
        payload.putArray("actions").add(action);
        return payload;
    }

    /** The action of the button labelled {@code label}, or of the menu that has an option of that label. */
    static Optional<ObjectNode> action(JsonNode body, String label) {
        for (var block : body.path("blocks")) {
            if (!block.path("type").asText().equals("actions")) continue;
            for (var element : block.path("elements")) {
                var found = action(block, element, label);
                if (found.isPresent()) return found;
            }
        }
        return Optional.empty();
    }

    /** The action of choosing {@code label} in the menu with that placeholder. */
    static Optional<ObjectNode> choice(JsonNode body, String menu, String label) {
        for (var block : body.path("blocks")) {
            for (var element : block.path("elements")) {
                if (element.has("options") && Drawing.label(element).equals(menu)) return action(block, element, label);
            }
        }
        return Optional.empty();
    }

    private static Optional<ObjectNode> action(JsonNode block, JsonNode element, String label) {
        var action = object().put("type", element.path("type").asText()).put("action_id", element.path("action_id").asText())
            .put("block_id", block.path("block_id").asText()).put("action_ts", System.currentTimeMillis() / 1000 + ".000001");
        if (element.path("type").asText().equals("button") && Drawing.label(element).equals(label)) {
            action.set("text", element.get("text"));
            for (var name : java.util.List.of("value", "style", "url")) if (element.has(name)) action.set(name, element.get(name));
            return Optional.of(action);
        }
        for (var option : element.path("options")) {
            if (!option.path("text").path("text").asText().equals(label)) continue;
            action.set("selected_option", option);
            return Optional.of(action);
        }
        return Optional.empty();
    }

    ObjectNode submission(FakeView view) {
        var payload = interactive("view_submission", view.user()).put("trigger_id", trigger());
        payload.set("view", view.payload());
        payload.putArray("response_urls");
        return payload;
    }

    ObjectNode suggestion(FakeView view, String field, String typed) {
        var payload = interactive("block_suggestion", view.user()).put("action_id", field).put("block_id", field).put("value", typed);
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", view.payload());
        return payload;
    }

    ObjectNode event(Object event) {
        var payload = object().put("token", "legacy").put("team_id", FakeSlack.TEAM).put("api_app_id", FakeSlack.APP).put("type", "event_callback")
            .put("event_id", workspace.id("Ev")).put("event_time", System.currentTimeMillis() / 1000);
        payload.set("event", Workspace.JSON.valueToTree(event));
        return payload;
    }
}
