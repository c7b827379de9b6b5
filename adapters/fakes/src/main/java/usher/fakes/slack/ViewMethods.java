package usher.fakes.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import usher.fakes.slack.WebApi.Reply;

/** {@code views.*}, with triggers that open one window and live three seconds. */
final class ViewMethods {

    private static final long TRIGGER_NANOS = 3_000_000_000L;

    private final Workspace workspace;

    ViewMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    Reply open(Map<String, String> asked) {
        return show(asked, true);
    }

    Reply push(Map<String, String> asked) {
        return show(asked, false);
    }

    private Reply show(Map<String, String> asked, boolean fresh) {
        var interaction = workspace.byTrigger.get(asked.getOrDefault("trigger_id", ""));
        if (interaction == null) return WebApi.error("invalid_trigger_id");
        if (System.nanoTime() - interaction.began() > TRIGGER_NANOS) return WebApi.error("expired_trigger_id");
        var view = (ObjectNode) WebApi.read(asked, "view");
        var wrong = workspace.checkView(fresh ? "views.open" : "views.push", view);
        if (wrong.isPresent()) return WebApi.error(wrong.get());
        if (!interaction.openOnce()) {
            workspace.violation("a trigger_id was used twice");
            return WebApi.error("exchanged_trigger_id");
        }
        if (!fresh && workspace.windows(interaction.user()).size() >= 3) {
            workspace.violation("more than three windows on top of each other");
            return WebApi.error("push_limit_reached");
        }
        if (fresh) workspace.close(interaction.user());
        var shown = workspace.open(interaction.user(), view);
        interaction.opened(shown);
        return WebApi.ok(ok -> ok.set("view", shown.payload()));
    }

    Reply update(Map<String, String> asked) {
        var shown = find(asked);
        if (shown.isEmpty()) return WebApi.error("not_found");
        if (asked.containsKey("hash") && !asked.getOrDefault("hash", "").equals(shown.get().hash())) return WebApi.error("hash_conflict");
        var view = (ObjectNode) WebApi.read(asked, "view");
        var wrong = workspace.checkView("views.update", view);
        if (wrong.isPresent()) return WebApi.error(wrong.get());
        shown.get().update((ObjectNode) workspace.named(view));
        return WebApi.ok(ok -> ok.set("view", shown.get().payload()));
    }

    private Optional<FakeView> find(Map<String, String> asked) {
        if (asked.containsKey("view_id")) return Optional.ofNullable(workspace.views.get(asked.getOrDefault("view_id", ""))).filter(FakeView::open);
        var external = asked.getOrDefault("external_id", "");
        return workspace.views.values().stream().filter(view -> view.open() && view.json().path("external_id").asText("").equals(external) && !external.isEmpty()).findFirst();
    }

    Reply publish(Map<String, String> asked) {
        var user = workspace.users.get(asked.getOrDefault("user_id", ""));
        if (user == null) return WebApi.error("user_not_found");
        var view = (ObjectNode) WebApi.read(asked, "view");
        var wrong = workspace.checkView("views.publish", view);
        if (wrong.isPresent()) return WebApi.error(wrong.get());
        workspace.named(view);
        var home = workspace.homes.computeIfAbsent(user.id(), id -> new FakeView(workspace.id("V"), user, view));
        home.update(view);
        return WebApi.ok(ok -> ok.set("view", home.payload()));
    }
}
