package usher.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import usher.Action;
import usher.help.Help;

import static org.assertj.core.api.Assertions.assertThat;

/** The manifest asks for what the bot can do, and no more. */
class SlackManifestTest {

    private static List<Action> actions() {
        var all = new ArrayList<>(new Tables().actions());
        all.addAll(new Help(List::of).actions());
        return all;
    }

    @Test
    void everyDeclaredCommandIsInItWithItsPrefix() throws IOException {
        var manifest = new ObjectMapper().readTree(SlackManifest.write(actions(), "x", Optional.empty()));
        assertThat(manifest.at("/features/slash_commands").findValuesAsText("command")).containsExactly("/xtable", "/xusher");
        var hint = manifest.at("/features/slash_commands/0/usage_hint").asText();
        assertThat(List.of(hint.split(" \\| "))).containsExactlyElementsOf(SlackCommand.tree(actions()).getOrDefault("table", Map.of()).keySet());
        assertThat(manifest.at("/features/slash_commands/0/should_escape").asBoolean()).isTrue();
        assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(manifest.at("/features/app_home/home_tab_enabled").asBoolean()).isTrue();
    }

    @Test
    void itsScopesAreThoseTheCheckUpLooksFor() throws IOException {
        var manifest = new ObjectMapper().readTree(SlackManifest.write(actions(), "", Optional.empty()));
        var scopes = new ArrayList<String>();
        manifest.at("/oauth_config/scopes/bot").forEach(scope -> scopes.add(scope.asText()));
        assertThat(scopes).isEqualTo(SlackRights.scopes());
        assertThat(SlackRights.missing(scopes)).isEmpty();
    }

    @Test
    void peopleMayWriteToItAndItIsToldWhereItMayRead() throws IOException {
        var manifest = new ObjectMapper().readTree(SlackManifest.write(actions(), "", Optional.empty()));
        assertThat(manifest.at("/features/app_home/messages_tab_enabled").asBoolean()).isTrue();
        assertThat(manifest.at("/features/app_home/messages_tab_read_only_enabled").asBoolean()).isFalse();
        var events = new ArrayList<String>();
        manifest.at("/settings/event_subscriptions/bot_events").forEach(event -> events.add(event.asText()));
        assertThat(events).containsExactly("app_home_opened", "user_change", "message.im", "message.channels", "message.groups");
        for (var event : events) if (event.startsWith("message.")) assertThat(SlackRights.scopes()).contains(event.substring(8) + ":history");
    }

    @Test
    void withARequestUrlEverythingComesByHttp() throws IOException {
        var manifest = new ObjectMapper().readTree(SlackManifest.write(actions(), "", Optional.of("https://usher.example.org/slack/events")));
        assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
        assertThat(manifest.findValuesAsText("url")).hasSize(2).containsOnly("https://usher.example.org/slack/events");
        for (var at : List.of("/settings/event_subscriptions/request_url", "/settings/interactivity/request_url", "/settings/interactivity/message_menu_options_url")) {
            assertThat(manifest.at(at).asText()).isEqualTo("https://usher.example.org/slack/events");
        }
    }
}
