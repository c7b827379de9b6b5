package usher.slack;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import usher.Action;
import usher.Trigger;

/** The app manifest that a person pastes at api.slack.com/apps to create the Slack app, written from what the bot can do. */
public final class SlackManifest {

    private static final ObjectMapper PRETTY = new ObjectMapper();
    private static final List<String> EVENTS = List.of("app_home_opened", "user_change", "message.im", "message.channels", "message.groups");

    private SlackManifest() {}

    /**
     * The manifest as JSON.
     *
     * @param prefix as in {@link SlackSettings#commandPrefix}
     * @param requestUrl the public {@code https://…/slack/events} for HTTP mode; Socket Mode when empty
     */
    public static String write(Collection<Action> actions, String prefix, Optional<String> requestUrl) {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("display_information", of("name", "Usher", "description", "Runs a community's small events: seats, waitlists, reminders.", "background_color", "#2c2d72"));
        manifest.put("features", of(
            "app_home", of("home_tab_enabled", true, "messages_tab_enabled", true, "messages_tab_read_only_enabled", false),
            "bot_user", of("display_name", "Usher", "always_online", true),
            "slash_commands", commands(actions, prefix, requestUrl)));
        manifest.put("oauth_config", of("scopes", of("bot", SlackRights.scopes())));
        manifest.put("settings", settings(requestUrl));
        return PRETTY.valueToTree(manifest).toPrettyString();
    }

    /** In this order, so that two manifests can be compared. */
    private static Map<String, Object> of(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i < pairs.length; i += 2) map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }

    private static Map<String, Object> settings(Optional<String> requestUrl) {
        var settings = new LinkedHashMap<String, Object>();
        var events = of("bot_events", EVENTS);
        var interactivity = of("is_enabled", true);
        requestUrl.ifPresent(url -> {
            events.put("request_url", url);
            interactivity.put("request_url", url);
            interactivity.put("message_menu_options_url", url);
        });
        settings.put("event_subscriptions", events);
        settings.put("interactivity", interactivity);
        settings.put("org_deploy_enabled", false);
        settings.put("socket_mode_enabled", requestUrl.isEmpty());
        settings.put("token_rotation_enabled", false);
        return settings;
    }

    private static List<Map<String, Object>> commands(Collection<Action> actions, String prefix, Optional<String> requestUrl) {
        var commands = new ArrayList<Map<String, Object>>();
        SlackCommand.tree(actions).forEach((word, subs) -> {
            var command = new LinkedHashMap<String, Object>();
            command.put("command", "/" + prefix + word);
            command.put("description", SlackLimits.fit(described(subs), 100));
            command.put("usage_hint", SlackLimits.fit(String.join(" | ", subs.keySet()), 1000));
            command.put("should_escape", true);
            requestUrl.ifPresent(url -> command.put("url", url));
            commands.add(command);
        });
        return commands;
    }

    private static String described(Map<String, Action> subs) {
        if (subs.size() == 1 && subs.values().iterator().next().trigger() instanceof Trigger.Command only) return only.summary().plain(Locale.ENGLISH);
        var words = String.join(", ", subs.keySet());
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
