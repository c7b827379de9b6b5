package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person sees of Block Kit: rich text and plain text as they are, mrkdwn with its markup resolved. */
final class Drawing {

    private static final Pattern ENTITY = Pattern.compile("<([^<>]*)>");
    private static final Pattern BROADCAST = Pattern.compile("<!(channel|here|everyone)(\\|[^>]*)?>");
    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]+)(\\|[^>]*)?>|<!subteam\\^([A-Z0-9]+)(\\|[^>]*)?>");

    private Drawing() {}

    static String words(JsonNode body) {
        var lines = new ArrayList<String>();
        for (var block : body.path("blocks")) {
            var words = block(block);
            if (!words.isBlank()) lines.add(words);
        }
        if (lines.isEmpty() && !body.path("text").asText("").isEmpty()) lines.add(mrkdwn(body.path("text").asText("")));
        body.path("files").forEach(file -> lines.add(file.path("name").asText()));
        return String.join("\n", lines);
    }

    private static String block(JsonNode block) {
        var parts = new ArrayList<String>();
        switch (block.path("type").asText()) {
            case "header", "section" -> {
                if (block.has("text")) parts.add(text(block.get("text")));
                for (var field : block.path("fields")) parts.add(text(field));
            }
            case "image" -> parts.add("(picture: " + block.path("alt_text").asText() + ")");
            case "context" -> block.path("elements").forEach(element -> parts.add(text(element)));
            case "rich_text" -> block.path("elements").forEach(element -> parts.add(rich(element).replaceFirst("\\n$", "")));
            case "input" -> parts.add(text(block.path("label")) + " [" + block.path("element").path("initial_value").asText("") + "] " + text(block.path("hint")));
            default -> { }
        }
        return String.join("\n", parts);
    }

    private static String text(JsonNode object) {
        return object.path("type").asText().equals("mrkdwn") ? mrkdwn(object.path("text").asText("")) : object.path("text").asText("");
    }

    private static String mrkdwn(String text) {
        var drawn = ENTITY.matcher(text.replaceAll("```\\n?([^`]*?)\\n?```", "$1").replaceAll("`([^`\\n]+)`", "$1")).replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1))));
        return drawn.replaceAll("(?<![\\w*])\\*([^*\\n]+)\\*(?![\\w*])", "$1").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String entity(String inside) {
        var bar = inside.indexOf('|');
        if (bar >= 0) return inside.substring(bar + 1);
        return inside.startsWith("!") ? "@" + inside.substring(1) : inside;
    }

    private static String rich(JsonNode element) {
        var words = new StringBuilder();
        switch (element.path("type").asText()) {
            case "rich_text_list" -> element.path("elements").forEach(line -> words.append("• ").append(rich(line)).append('\n'));
            case "rich_text_section", "rich_text_quote", "rich_text_preformatted" -> element.path("elements").forEach(piece -> words.append(rich(piece)));
            case "text" -> words.append(element.path("text").asText());
            case "link" -> words.append(element.path("text").asText(element.path("url").asText()));
            case "date" -> words.append(element.path("fallback").asText());
            case "emoji" -> words.append(element.has("unicode") ? emoji(element.path("unicode").asText()) : ":" + element.path("name").asText() + ":");
            case "user" -> words.append('@').append(element.path("user_id").asText());
            case "usergroup" -> words.append('@').append(element.path("usergroup_id").asText());
            case "channel" -> words.append('#').append(element.path("channel_id").asText());
            case "broadcast" -> words.append('@').append(element.path("range").asText());
            default -> { }
        }
        return words.toString();
    }

    private static String emoji(String points) {
        var drawn = new StringBuilder();
        for (var point : points.split("-")) drawn.appendCodePoint(Integer.parseInt(point, 16));
        return drawn.toString();
    }

    static List<String> controls(JsonNode body) {
        var labels = new ArrayList<String>();
        for (var block : body.path("blocks")) {
            if (!block.path("type").asText().equals("actions")) continue;
            for (var element : block.path("elements")) labels.add(label(element));
        }
        return labels;
    }

    static String label(JsonNode element) {
        return element.has("text") ? element.path("text").path("text").asText() : element.path("placeholder").path("text").asText();
    }

    static Set<String> pings(JsonNode body) {
        var pings = new LinkedHashSet<String>();
        for (var value : body.findValues("user_id")) pings.add(value.asText());
        for (var value : body.findValues("usergroup_id")) pings.add(value.asText());
        var read = read(body);
        var mentions = MENTION.matcher(read);
        while (mentions.find()) pings.add(mentions.group(1) != null ? mentions.group(1) : mentions.group(3));
        if (broadcasts(body)) pings.add("everyone");
        return pings;
    }

    /** Whether it calls everybody, which Usher never does. */
    static boolean broadcasts(JsonNode body) {
        return BROADCAST.matcher(read(body)).find() || body.findValues("type").stream().anyMatch(type -> type.asText().equals("broadcast"));
    }

    /** Everything in which Slack looks for markup: the text of a message and mrkdwn objects. */
    private static String read(JsonNode body) {
        var read = new StringBuilder(body.path("text").isTextual() ? body.path("text").asText() : "");
        marked(body, read);
        return read.toString();
    }

    private static void marked(JsonNode node, StringBuilder read) {
        if (node.path("type").asText().equals("mrkdwn")) read.append('\n').append(node.path("text").asText());
        for (var child : node) marked(child, read);
    }
}
