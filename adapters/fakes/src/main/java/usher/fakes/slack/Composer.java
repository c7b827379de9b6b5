package usher.fakes.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Slack's client makes of what is typed into it: one block of rich text, and the same as mrkdwn. */
final class Composer {

    private static final String FENCE = "```";
    private static final Pattern PIECE = Pattern.compile("`(?<code>[^`\\n]+)`|(?<![\\w*])\\*(?<bold>[^*\\n]+)\\*(?![\\w*])|"
        + "(?<url>https?://[^\\s|<>]+)|:(?<emoji>[a-z_]+):|(?<!\\S)@(?<user>[\\w-]+)|(?<!\\S)#(?<channel>[\\w-]+)");

    private final Workspace workspace;

    Composer(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What clients that know no blocks show. */
    String mrkdwn(String typed) {
        var escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        var words = new StringBuilder();
        var from = 0;
        for (var found = PIECE.matcher(escaped); found.find(); ) {
            var piece = piece(found);
            if (piece == null) continue;
            words.append(escaped, from, found.start()).append(switch (piece.path("type").asText()) {
                case "link" -> "<" + piece.path("url").asText() + ">";
                case "user" -> "<@" + piece.path("user_id").asText() + ">";
                case "channel" -> "<#" + piece.path("channel_id").asText() + "|" + found.group("channel") + ">";
                default -> found.group();
            });
            from = found.end();
        }
        return words.append(escaped.substring(from)).toString();
    }

    ArrayNode blocks(String typed) {
        var blocks = Workspace.JSON.createArrayNode();
        var elements = blocks.addObject().put("type", "rich_text").put("block_id", workspace.id("b")).putArray("elements");
        var from = 0;
        for (var open = typed.indexOf(FENCE); open >= 0; open = typed.indexOf(FENCE, from)) {
            var close = typed.indexOf(FENCE, open + FENCE.length());
            if (close < 0) break;
            lines(typed.substring(from, open), elements);
            var code = typed.substring(open + FENCE.length(), close).replaceAll("^\\n|\\n$", "");
            if (!code.isEmpty()) elements.addObject().put("type", "rich_text_preformatted").put("border", 0).putArray("elements").addObject().put("type", "text").put("text", code);
            from = close + FENCE.length();
        }
        lines(typed.substring(from).replaceFirst(from > 0 ? "^\\n" : "^", ""), elements);
        return blocks;
    }

    private void lines(String typed, ArrayNode elements) {
        if (typed.isEmpty()) return;
        var plain = new StringBuilder();
        var lines = typed.split("(?<=\\n)");
        for (var i = 0; i < lines.length; i++) {
            var line = lines[i];
            if (!line.startsWith("• ") && !line.startsWith("> ")) {
                plain.append(line);
                continue;
            }
            section(plain, elements);
            var list = line.startsWith("• ");
            if (list) {
                var items = elements.addObject().put("type", "rich_text_list").put("style", "bullet").put("indent", 0).put("border", 0).putArray("elements");
                for (; i < lines.length && lines[i].startsWith("• "); i++) pieces(lines[i].substring(2).stripTrailing(), items.addObject().put("type", "rich_text_section").putArray("elements"));
                i--;
            } else {
                pieces(line.substring(2).stripTrailing(), elements.addObject().put("type", "rich_text_quote").putArray("elements"));
            }
        }
        section(plain, elements);
    }

    private void section(StringBuilder plain, ArrayNode elements) {
        if (!plain.isEmpty()) pieces(plain.toString(), elements.addObject().put("type", "rich_text_section").putArray("elements"));
        plain.setLength(0);
    }

    private void pieces(String words, ArrayNode pieces) {
        var from = 0;
        for (var found = PIECE.matcher(words); found.find(); ) {
            var piece = piece(found);
            if (piece == null) continue;
            text(words.substring(from, found.start()), pieces);
            pieces.add(piece);
            from = found.end();
        }
        text(words.substring(from), pieces);
    }

    private static void text(String words, ArrayNode pieces) {
        if (!words.isEmpty()) pieces.addObject().put("type", "text").put("text", words);
    }

    /** Nothing when nobody and no channel is called so. */
    private @Nullable ObjectNode piece(Matcher found) {
        var piece = Workspace.JSON.createObjectNode();
        if (found.group("code") != null) return styled(piece, found.group("code"), "code");
        if (found.group("bold") != null) return styled(piece, found.group("bold"), "bold");
        if (found.group("url") != null) return piece.put("type", "link").put("url", found.group("url"));
        if (found.group("emoji") != null) return emoji(piece.put("type", "emoji").put("name", found.group("emoji")));
        if (found.group("user") != null) {
            return workspace.users.values().stream().filter(it -> it.name().equalsIgnoreCase(found.group("user"))).findFirst().map(it -> piece.put("type", "user").put("user_id", it.id())).orElse(null);
        }
        return workspace.channels.values().stream().filter(it -> it.name().equals(found.group("channel"))).findFirst().map(it -> piece.put("type", "channel").put("channel_id", it.id())).orElse(null);
    }

    /** Of those that everybody has this fake knows one; any other is the workspace's own. */
    private static ObjectNode emoji(ObjectNode piece) {
        return piece.path("name").asText().equals("wave") ? piece.put("unicode", "1f44b") : piece;
    }

    private static ObjectNode styled(ObjectNode piece, String words, String style) {
        piece.put("type", "text").put("text", words).putObject("style").put(style, true);
        return piece;
    }
}
