package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What an acknowledgement does: a command's is a private answer, a form's changes the window. */
final class Acks {

    private final Workspace workspace;

    Acks(Workspace workspace) {
        this.workspace = workspace;
    }

    void take(Interaction interaction, JsonNode body) {
        interaction.acknowledged();
        switch (interaction.kind()) {
            case COMMAND -> command(interaction, body);
            case SUBMISSION -> submission(interaction, body);
            case PRESS, EVENT -> {
                if (!body.isEmpty()) workspace.violation("the acknowledgement of a " + interaction.kind() + " holds something, which Slack does not read: " + body);
            }
            case SUGGESTION -> {
                if (body.path("options").size() > 100) workspace.violation("more than 100 options suggested");
            }
        }
    }

    private void command(Interaction interaction, JsonNode body) {
        if (body.isEmpty()) return;
        if (workspace.check("acknowledgement of a command", body).isPresent()) return;
        if (!body.path("response_type").asText("ephemeral").equals("ephemeral")) workspace.violation("a command is answered in public");
        interaction.replied(workspace.ephemeral(interaction.payload().path("channel_id").asText(), interaction.user(), body));
    }

    private void submission(Interaction interaction, JsonNode body) {
        var view = interaction.view().orElseThrow();
        switch (body.path("response_action").asText("")) {
            case "" -> {
                view.close();
                workspace.windows(interaction.user()).remove(view);
            }
            case "clear" -> workspace.close(interaction.user());
            case "errors" -> {
                body.path("errors").fieldNames().forEachRemaining(field -> {
                    if (!view.fields().contains(field)) workspace.violation("an error beside a field that is not there: " + field);
                });
                view.errors(body.path("errors"));
            }
            case "update" -> {
                if (workspace.checkView("acknowledgement with a view", body.path("view")).isPresent()) return;
                view.update((ObjectNode) workspace.named(body.path("view")));
            }
            case "push" -> {
                if (workspace.windows(interaction.user()).size() >= 3) workspace.violation("more than three windows on top of each other");
                else if (workspace.checkView("acknowledgement with a view", body.path("view")).isEmpty()) workspace.open(interaction.user(), (ObjectNode) body.path("view"));
            }
            default -> workspace.violation("no response_action " + body.path("response_action").asText());
        }
    }

    /** A post to a response_url: the error, or empty when it was taken. */
    Optional<String> respond(String url, JsonNode body) {
        var interaction = workspace.byResponse.get(url);
        if (interaction == null) return Optional.of("invalid_url");
        if (System.nanoTime() - interaction.began() > 30 * 60 * 1_000_000_000L) return Optional.of("expired_url");
        if (interaction.response() > 5) {
            workspace.violation("a response_url used more than five times");
            return Optional.of("used_url");
        }
        var error = workspace.check("response_url", body);
        if (error.isPresent()) return error;
        var source = interaction.message();
        if (body.path("replace_original").asBoolean() && source.isPresent()) {
            source.get().edit(workspace.named(body));
            interaction.replied(source.get());
        } else {
            if (!body.path("response_type").asText("ephemeral").equals("ephemeral")) workspace.violation("an answer in public");
            interaction.replied(workspace.ephemeral(channel(interaction), interaction.user(), body));
        }
        return Optional.empty();
    }

    private static String channel(Interaction interaction) {
        var channel = interaction.payload().path("channel_id").asText("");
        return channel.isEmpty() ? interaction.payload().path("container").path("channel_id").asText("") : channel;
    }
}
