package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a command or a form carries, as Discord writes it. */
final class Inputs {

    private Inputs() {}

    static ObjectNode command(FakeMember by, String words, Map<String, ?> options, String typing) {
        var parts = words.split(" ");
        var data = Payloads.object().put("id", "1").put("name", parts[0]).put("type", 1);
        var at = data;
        for (var i = 1; i < parts.length; i++) {
            var deeper = Payloads.object().put("name", parts[i]).put("type", i == parts.length - 1 ? 1 : 2);
            at.putArray("options").add(deeper);
            at = deeper;
        }
        var resolved = Payloads.object();
        var list = at.putArray("options");
        options.forEach((name, value) -> {
            var option = option(by, name, value, resolved);
            if (name.equals(typing)) option.put("focused", true);
            list.add(option);
        });
        if (!resolved.isEmpty()) data.set("resolved", resolved);
        return data;
    }

    private static ObjectNode option(FakeMember by, String name, Object value, ObjectNode resolved) {
        var option = Payloads.object().put("name", name);
        switch (value) {
            case Integer number -> option.put("type", 4).put("value", number);
            case Long number -> option.put("type", 4).put("value", number);
            case Boolean yes -> option.put("type", 5).put("value", yes);
            case FakeMember member -> {
                option.put("type", 6).put("value", member.id());
                resolve(member, resolved);
            }
            case FakeChannel channel -> {
                option.put("type", 7).put("value", channel.id);
                resolved.withObjectProperty("channels").set(channel.id, Payloads.channel(channel));
            }
            case People.Role role -> {
                option.put("type", 8).put("value", role.id());
                resolved.withObjectProperty("roles").set(role.id(), Payloads.role(role.id(), "role", Rights.MEMBER));
            }
            default -> option.put("type", 3).put("value", value.toString());
        }
        return option;
    }

    private static void resolve(FakeMember member, ObjectNode resolved) {
        resolved.withObjectProperty("users").set(member.id(), Payloads.user(member.id(), member.name(), false));
        var json = Payloads.member(member);
        json.remove("user");
        resolved.withObjectProperty("members").set(member.id(), json);
    }

    static ObjectNode form(JsonNode modal, Map<String, ?> values) {
        var data = Payloads.object().put("custom_id", modal.path("custom_id").asText());
        var rows = data.putArray("components");
        var left = new java.util.HashSet<>(values.keySet());
        for (var row : modal.path("components")) {
            var component = row.path("component");
            if (component.isMissingNode()) continue;
            var name = component.path("custom_id").asText();
            left.remove(name);
            var wrapped = Payloads.object().put("type", 18).put("id", row.path("id").asInt(1));
            wrapped.set("component", filled(component, values.get(name)));
            rows.add(wrapped);
        }
        if (!left.isEmpty()) throw new IllegalArgumentException("the form does not ask for " + left + ": " + modal);
        data.putObject("resolved");
        return data;
    }

    private static ObjectNode filled(JsonNode component, @org.jspecify.annotations.Nullable Object value) {
        var type = component.path("type").asInt();
        var sent = Payloads.object().put("type", type).put("id", component.path("id").asInt(1)).put("custom_id", component.path("custom_id").asText());
        if (type == 4) return text(component, value, sent);
        var chosen = sent.putArray("values");
        if (value == null) {
            component.path("options").forEach(option -> {
                if (option.path("default").asBoolean()) chosen.add(option.path("value").asText());
            });
            component.path("default_values").forEach(it -> chosen.add(it.path("id").asText()));
        } else {
            for (var each : value instanceof Collection<?> many ? many : List.of(value)) chosen.add(idOf(each));
        }
        return sent;
    }

    private static ObjectNode text(JsonNode component, @org.jspecify.annotations.Nullable Object value, ObjectNode sent) {
        var typed = value == null ? component.path("value").asText("") : value.toString();
        var most = component.path("max_length").asInt(4000);
        if (typed.length() > most) throw new IllegalArgumentException("Discord's form takes at most " + most + " characters there: " + component);
        if (typed.isEmpty() && component.path("required").asBoolean(true)) throw new IllegalArgumentException("Discord's form wants that filled in: " + component);
        return sent.put("value", typed);
    }

    private static String idOf(Object chosen) {
        return switch (chosen) {
            case FakeMember member -> member.id();
            case FakeChannel channel -> channel.id;
            case People.Role role -> role.id();
            default -> chosen.toString();
        };
    }
}
