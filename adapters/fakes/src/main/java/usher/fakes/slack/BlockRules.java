package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Block Kit's limits (docs.slack.dev/reference/block-kit). What breaks one is refused with {@code invalid_blocks}, and said. */
public final class BlockRules {

    static final int MESSAGE_BLOCKS = 50;
    static final int VIEW_BLOCKS = 100;
    private static final Set<String> IN_MESSAGES = Set.of("header", "section", "context", "rich_text", "divider", "actions", "image");

    private final List<String> broken = new ArrayList<>();
    private final Set<String> actionIds = new HashSet<>();
    private final Set<String> blockIds = new HashSet<>();

    private BlockRules() {}

    /** What is wrong with a message's blocks; empty when nothing is. */
    public static List<String> message(JsonNode blocks) {
        var rules = new BlockRules();
        rules.count("blocks", blocks, 0, MESSAGE_BLOCKS);
        for (var block : blocks) {
            if (!IN_MESSAGES.contains(block.path("type").asText())) rules.broken.add("a message has no block of type " + block.path("type").asText());
            rules.block(block);
        }
        return rules.broken;
    }

    /** What is wrong with a window; empty when nothing is. */
    public static List<String> view(JsonNode view) {
        var rules = new BlockRules();
        rules.count("blocks of a view", view.path("blocks"), 1, VIEW_BLOCKS);
        var modal = view.path("type").asText().equals("modal");
        if (modal) rules.length("title of a view", view.path("title").path("text"), 1, 24);
        for (var name : List.of("submit", "close")) if (view.has(name)) rules.length(name + " of a view", view.path(name).path("text"), 1, 24);
        rules.length("private_metadata", view.path("private_metadata"), 0, 3000);
        rules.length("callback_id", view.path("callback_id"), 0, 255);
        rules.length("external_id", view.path("external_id"), 0, 255);
        var inputs = false;
        for (var block : view.path("blocks")) {
            inputs |= block.path("type").asText().equals("input");
            rules.block(block);
        }
        if (modal && inputs && !view.has("submit")) rules.broken.add("a view with inputs needs a submit");
        return rules.broken;
    }

    private void block(JsonNode block) {
        length("block_id", block.path("block_id"), 0, 255);
        if (block.has("block_id") && !blockIds.add(block.path("block_id").asText())) broken.add("block_id " + block.path("block_id").asText() + " is there twice");
        switch (block.path("type").asText()) {
            case "header" -> plain("header", block.path("text"), 1, 150);
            case "section" -> section(block);
            case "context" -> {
                count("elements of a context", block.path("elements"), 1, 10);
                block.path("elements").forEach(element -> length("text of a context", element.path("text"), 1, 3000));
            }
            case "actions" -> {
                count("elements of actions", block.path("elements"), 1, 25);
                block.path("elements").forEach(this::element);
            }
            case "input" -> {
                plain("label of an input", block.path("label"), 1, 2000);
                if (block.has("hint")) plain("hint of an input", block.path("hint"), 1, 2000);
                element(block.path("element"));
            }
            case "rich_text" -> {
                count("elements of rich text", block.path("elements"), 1, 1000);
                rich(block.path("elements"));
            }
            case "image" -> {
                if (!block.path("image_url").asText().matches("https://\\S{1,2990}")) broken.add("not the address of a picture: " + block.path("image_url").asText());
                length("alt_text", block.path("alt_text"), 1, 2000);
            }
            case "divider" -> { }
            default -> broken.add("no block of type " + block.path("type").asText());
        }
    }

    private void section(JsonNode block) {
        if (block.has("text")) length("text of a section", block.path("text").path("text"), 1, 3000);
        if (block.has("fields")) count("fields of a section", block.path("fields"), 1, 10);
        if (!block.has("text") && !block.has("fields")) broken.add("a section needs a text or fields");
        block.path("fields").forEach(field -> length("field of a section", field.path("text"), 1, 2000));
    }

    private void rich(JsonNode elements) {
        for (var element : elements) {
            switch (element.path("type").asText()) {
                case "rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted" -> {
                    count("elements of " + element.path("type").asText(), element.path("elements"), 1, 1000);
                    rich(element.path("elements"));
                }
                case "text" -> length("a text of rich text", element.path("text"), 1, 3000);
                case "link" -> length("url", element.path("url"), 1, 3000);
                case "date" -> {
                    if (!element.path("timestamp").isIntegralNumber()) broken.add("a date needs a timestamp");
                    length("format of a date", element.path("format"), 1, 255);
                }
                case "user", "channel", "usergroup", "emoji", "broadcast" -> { }
                default -> broken.add("rich text has no element of type " + element.path("type").asText());
            }
        }
    }

    private void element(JsonNode element) {
        length("action_id", element.path("action_id"), 1, 255);
        if (!actionIds.add(element.path("action_id").asText())) broken.add("action_id " + element.path("action_id").asText() + " is there twice");
        switch (element.path("type").asText()) {
            case "button" -> {
                plain("label of a button", element.path("text"), 1, 75);
                length("value of a button", element.path("value"), 0, 2000);
                length("url of a button", element.path("url"), 0, 3000);
                if (element.has("style") && !Set.of("primary", "danger").contains(element.path("style").asText())) broken.add("no style " + element.path("style").asText());
            }
            case "static_select" -> {
                placeholder(element);
                count("options of a menu", element.path("options"), 1, 100);
                element.path("options").forEach(this::option);
                if (element.has("initial_option")) option(element.path("initial_option"));
            }
            case "external_select" -> {
                placeholder(element);
                if (element.has("initial_option")) option(element.path("initial_option"));
            }
            case "users_select", "conversations_select", "channels_select" -> placeholder(element);
            case "plain_text_input" -> {
                placeholder(element);
                length("initial_value", element.path("initial_value"), 0, 3000);
            }
            default -> broken.add("no element of type " + element.path("type").asText());
        }
    }

    private void placeholder(JsonNode element) {
        if (element.has("placeholder")) plain("placeholder", element.path("placeholder"), 1, 150);
    }

    private void option(JsonNode option) {
        length("text of an option", option.path("text").path("text"), 1, 75);
        length("value of an option", option.path("value"), 1, 150);
    }

    private void plain(String what, JsonNode object, int least, int most) {
        if (!object.path("type").asText().equals("plain_text")) broken.add(what + " must be plain_text");
        length(what, object.path("text"), least, most);
    }

    private void length(String what, JsonNode words, int least, int most) {
        var length = words.asText("").length();
        if (length < least || length > most) broken.add(what + " has " + length + " characters, " + least + " to " + most + " are allowed");
    }

    private void count(String what, JsonNode list, int least, int most) {
        if (list.size() < least || list.size() > most) broken.add(list.size() + " " + what + ", " + least + " to " + most + " are allowed");
    }
}
