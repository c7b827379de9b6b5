package usher.slack;

import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import usher.Undelivered;
import usher.Undelivered.Why;

/** What Slack's errors mean for a delivery, and what a moderator can do about them. */
final class SlackTrouble {

    private SlackTrouble() {}

    static Undelivered of(Exception trouble) {
        return switch (trouble) {
            case Undelivered it -> it;
            case SlackWeb.Declined it -> declined(it.error());
            case SlackApiException it when it.getResponse().code() == 429 -> new Undelivered(Why.LATER, "Slack asks to go slower", pause(it));
            case SlackApiException it when it.getResponse().code() >= 500 -> new Undelivered(Why.UNSURE, "Slack answered with HTTP status " + it.getResponse().code());
            case SlackApiException it -> new Undelivered(Why.NEVER, "Slack answered with HTTP status " + it.getResponse().code());
            case ConnectException it -> unreachable(it);
            case UnknownHostException it -> unreachable(it);
            case NoRouteToHostException it -> unreachable(it);
            default -> new Undelivered(Why.UNSURE, "the connection to Slack broke off: " + trouble.getMessage());
        };
    }

    /** {@code Retry-After} is in whole seconds. */
    static Duration pause(SlackApiException trouble) {
        var seconds = trouble.getResponse().header("Retry-After");
        return Duration.ofSeconds(seconds != null && seconds.matches("\\d{1,5}") ? Math.max(1, Integer.parseInt(seconds)) : 1);
    }

    private static Undelivered unreachable(IOException trouble) {
        return new Undelivered(Why.LATER, "Slack cannot be reached: " + trouble.getMessage(), Duration.ofSeconds(2));
    }

    private static Undelivered declined(String said) {
        var error = said.split(" ", 2)[0];
        return switch (error) {
            case "ratelimited", "rate_limited" -> new Undelivered(Why.LATER, "Slack asks to go slower", Duration.ofSeconds(1));
            case "message_not_found", "view_not_found", "thread_not_found", "bookmark_not_found", "not_found" -> new Undelivered(Why.GONE, "it is no longer there");
            case "too_many_bookmarks" -> new Undelivered(Why.NEVER, "the channel has as many bookmarks as Slack allows (100). Remove one of them");
            case "cant_update_message", "edit_window_closed" -> new Undelivered(Why.STIFF, "Slack no longer lets this message be edited (" + error + ")");
            case "not_in_channel", "channel_not_found" ->
                new Undelivered(Why.NEVER, "Usher is not in that channel, or it is gone. In the channel, type /invite @usher");
            case "is_archived" -> new Undelivered(Why.NEVER, "that channel is archived. Unarchive it, or choose another one");
            case "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_only_channel", "not_allowed" ->
                new Undelivered(Why.NEVER, "only some may post in that channel. A workspace admin can let Usher post there (" + error + ")");
            case "missing_scope", "no_permission" -> new Undelivered(Why.NEVER, "Usher lacks a permission (" + said
                + "). Add it at api.slack.com/apps under OAuth & Permissions and reinstall the app to the workspace");
            case "cannot_dm_bot", "user_disabled", "user_not_found", "user_not_visible", "users_not_found", "not_enabled", "messages_tab_disabled" ->
                new Undelivered(Why.CLOSED, "that person takes no private messages (" + error + ")");
            case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive" ->
                new Undelivered(Why.LATER, "Slack no longer accepts the bot token (" + error + "). Set a valid SLACK_BOT_TOKEN", Duration.ofMinutes(1));
            case "fatal_error", "internal_error", "service_unavailable", "request_timeout", "unknown_error" -> new Undelivered(Why.UNSURE, "Slack failed (" + error + ")");
            default -> new Undelivered(Why.NEVER, "Slack refused it (" + said + ")");
        };
    }
}
