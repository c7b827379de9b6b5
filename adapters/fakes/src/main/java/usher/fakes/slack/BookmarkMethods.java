package usher.fakes.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import usher.fakes.slack.WebApi.Reply;
import usher.fakes.slack.Workspace.Bookmark;

/** {@code bookmarks.*}: at most a hundred a channel, links alone. */
final class BookmarkMethods {

    private static final int MOST = 100;

    private final Workspace workspace;

    BookmarkMethods(Workspace workspace) {
        this.workspace = workspace;
    }

    private Optional<String> closed(Map<String, String> asked) {
        var channel = workspace.channels.get(asked.getOrDefault("channel_id", ""));
        if (channel == null || channel.secret() && !channel.joined()) return Optional.of("channel_not_found");
        return channel.joined() ? Optional.empty() : Optional.of("not_in_channel");
    }

    Reply add(Map<String, String> asked) {
        var closed = closed(asked);
        if (closed.isPresent()) return WebApi.error(closed.get());
        var channel = asked.getOrDefault("channel_id", "");
        var link = asked.getOrDefault("link", "");
        if (!asked.getOrDefault("type", "").equals("link")) return WebApi.error("invalid_bookmark_type");
        if (!link.matches("https?://\\S+")) return WebApi.error("invalid_link");
        if (asked.getOrDefault("title", "").isBlank()) return WebApi.error("invalid_arguments");
        if (workspace.bookmarks.values().stream().filter(it -> it.channel().equals(channel)).count() >= MOST) return WebApi.error("too_many_bookmarks");
        if (workspace.bookmarks.values().stream().anyMatch(it -> it.channel().equals(channel) && it.link().equals(link))) workspace.violation("the same bookmark twice: " + link);
        return put(new Bookmark(workspace.id("Bk"), channel, asked.getOrDefault("title", ""), link));
    }

    private Reply put(Bookmark bookmark) {
        workspace.bookmarks.put(bookmark.id(), bookmark);
        return WebApi.ok(ok -> draw(ok.putObject("bookmark"), bookmark));
    }

    private static void draw(ObjectNode json, Bookmark it) {
        json.put("id", it.id()).put("channel_id", it.channel()).put("title", it.title()).put("link", it.link()).put("type", "link");
    }

    Reply edit(Map<String, String> asked) {
        var found = Optional.ofNullable(workspace.bookmarks.get(asked.getOrDefault("bookmark_id", "")));
        if (found.isEmpty()) return WebApi.error("bookmark_not_found");
        return put(new Bookmark(found.get().id(), found.get().channel(), asked.getOrDefault("title", found.get().title()), asked.getOrDefault("link", found.get().link())));
    }

    Reply remove(Map<String, String> asked) {
        return workspace.bookmarks.remove(asked.getOrDefault("bookmark_id", "")) == null ? WebApi.error("bookmark_not_found") : WebApi.ok(ok -> { });
    }

    Reply list(Map<String, String> asked) {
        var closed = closed(asked);
        if (closed.isPresent()) return WebApi.error(closed.get());
        return WebApi.ok(ok -> {
            var list = ok.putArray("bookmarks");
            workspace.bookmarks.values().stream().filter(it -> it.channel().equals(asked.getOrDefault("channel_id", ""))).forEach(it -> draw(list.addObject(), it));
        });
    }
}
