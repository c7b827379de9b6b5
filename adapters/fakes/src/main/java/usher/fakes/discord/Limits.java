package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What Discord's API reference allows in messages, modals and choices; each finding is one sentence. */
public final class Limits {

    static final int V2 = 1 << 15;

    private Limits() {}

    public static List<String> message(JsonNode body) {
        var wrong = new ArrayList<String>();
        var v2 = (body.path("flags").asInt() & V2) != 0;
        var content = body.path("content").asText("");
        if (v2 && (!content.isEmpty() || !body.path("embeds").isEmpty())) wrong.add("content or embeds together with components V2");
        if (content.length() > 2000) wrong.add("content of " + content.length() + " characters, most 2000");
        var all = new ArrayList<JsonNode>();
        FakeMessage.each(body, all::add);
        if (all.size() > 40) wrong.add(all.size() + " components, most 40");
        var text = all.stream().filter(it -> it.path("type").asInt() == 10).mapToInt(it -> it.path("content").asText().length()).sum();
        if (text > 4000) wrong.add("text of " + text + " characters, most 4000");
        if (!v2 && body.path("components").size() > 5) wrong.add("more than 5 rows without components V2");
        if (!v2 && all.stream().anyMatch(it -> List.of(9, 10, 12, 13, 14, 17).contains(it.path("type").asInt()))) wrong.add("layout components without the components V2 flag");
        components(all, wrong);
        return wrong;
    }

    public static List<String> modal(JsonNode body) {
        var wrong = new ArrayList<String>();
        longer("modal title", body.path("title").asText(), 1, 45, wrong);
        longer("modal custom id", body.path("custom_id").asText(), 1, 100, wrong);
        var size = body.path("components").size();
        if (size < 1 || size > 5) wrong.add(size + " fields in a modal, 1 to 5 fit");
        var all = new ArrayList<JsonNode>();
        FakeMessage.each(body, all::add);
        components(all, wrong);
        return wrong;
    }

    static List<String> choices(JsonNode choices) {
        var wrong = new ArrayList<String>();
        if (choices.size() > 25) wrong.add(choices.size() + " choices, most 25");
        choices.forEach(it -> {
            longer("choice name", it.path("name").asText(), 1, 100, wrong);
            longer("choice value", it.path("value").asText(), 0, 100, wrong);
        });
        return wrong;
    }

    private static void components(List<JsonNode> all, List<String> wrong) {
        var ids = new HashSet<String>();
        var numbers = new HashSet<Integer>();
        for (var it : all) {
            if (it.has("custom_id") && !ids.add(it.path("custom_id").asText())) wrong.add("custom id used twice: " + it.path("custom_id").asText());
            if (it.path("id").asInt() != 0 && !numbers.add(it.path("id").asInt())) wrong.add("component id used twice: " + it.path("id").asInt());
            if (it.has("custom_id")) longer("custom id", it.path("custom_id").asText(), 1, 100, wrong);
            component(it, wrong);
        }
    }

    private static void component(JsonNode it, List<String> wrong) {
        switch (it.path("type").asInt()) {
            case 1 -> row(it, wrong);
            case 2 -> {
                if (!it.has("emoji")) longer("button label", it.path("label").asText(), 1, 80, wrong);
                longer("button url", it.path("url").asText(), 0, 512, wrong);
            }
            case 3 -> menu(it, wrong);
            case 4 -> {
                longer("placeholder", it.path("placeholder").asText(), 0, 100, wrong);
                longer("prefilled value", it.path("value").asText(), 0, Math.min(4000, it.path("max_length").asInt(4000)), wrong);
            }
            case 9 -> {
                if (it.path("components").isEmpty() || it.path("components").size() > 3) wrong.add("a section holds 1 to 3 texts");
            }
            case 10 -> longer("text", it.path("content").asText(), 1, 4000, wrong);
            case 12 -> gallery(it, wrong);
            case 17 -> {
                if (it.path("components").isEmpty()) wrong.add("an empty container");
            }
            case 18 -> {
                longer("field label", it.path("label").asText(), 1, 45, wrong);
                longer("field description", it.path("description").asText(), 0, 100, wrong);
            }
            default -> { }
        }
    }

    private static void gallery(JsonNode gallery, List<String> wrong) {
        var items = gallery.path("items");
        if (items.isEmpty() || items.size() > 10) wrong.add(items.size() + " pictures in a gallery, 1 to 10 fit");
        for (var item : items) {
            if (!item.path("media").path("url").asText().matches("(https?|attachment)://\\S{1,2040}")) wrong.add("not a picture's address: " + item.path("media").path("url").asText());
            longer("picture's description", item.path("description").asText(), 0, 1024, wrong);
        }
    }

    private static void row(JsonNode row, List<String> wrong) {
        var children = row.path("components");
        if (children.isEmpty() || children.size() > 5) wrong.add(children.size() + " parts in a row, 1 to 5 fit");
        for (var child : children) {
            if (child.path("type").asInt() != 2 && children.size() > 1) wrong.add("a menu shares its row");
        }
    }

    private static void menu(JsonNode menu, List<String> wrong) {
        var options = menu.path("options");
        if (options.isEmpty() || options.size() > 25) wrong.add(options.size() + " options in a menu, 1 to 25 fit");
        longer("menu placeholder", menu.path("placeholder").asText(), 0, 150, wrong);
        var values = new HashSet<String>();
        for (var option : options) {
            longer("option label", option.path("label").asText(), 1, 100, wrong);
            longer("option value", option.path("value").asText(), 1, 100, wrong);
            longer("option description", option.path("description").asText(), 0, 100, wrong);
            if (!values.add(option.path("value").asText())) wrong.add("option value used twice: " + option.path("value").asText());
        }
    }

    private static void longer(String what, String text, int least, int most, List<String> wrong) {
        var length = text.codePointCount(0, text.length());
        if (length < least || length > most) wrong.add(what + " of " + length + " characters, " + least + " to " + most + " fit: " + text);
    }
}
