package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A window or an App Home as one person sees it, with what they have typed into it. */
public final class FakeView {

    private final String id;
    private final FakeUser user;
    private final Map<String, String> typed = new ConcurrentHashMap<>();
    private final Map<String, String> errors = new ConcurrentHashMap<>();
    private volatile ObjectNode json;
    private volatile int version;
    private volatile boolean open = true;

    FakeView(String id, FakeUser user, ObjectNode json) {
        this.id = id;
        this.user = user;
        this.json = json;
    }

    public String id() {
        return id;
    }

    public FakeUser user() {
        return user;
    }

    public JsonNode json() {
        return json;
    }

    public boolean open() {
        return open;
    }

    public int version() {
        return version;
    }

    void close() {
        open = false;
    }

    /** Slack keeps what was typed where block and action ids stay the same, so {@link #typed} is left alone. */
    void update(ObjectNode next) {
        json = next;
        errors.clear();
        version++;
    }

    void errors(JsonNode beside) {
        errors.clear();
        beside.fields().forEachRemaining(error -> errors.put(error.getKey(), error.getValue().asText()));
    }

    /** What stands beside which field since the last attempt to send. */
    public Map<String, String> errors() {
        return Map.copyOf(errors);
    }

    public String title() {
        return json.path("title").path("text").asText();
    }

    public String words() {
        return Drawing.words(json);
    }

    public List<String> controls() {
        return Drawing.controls(json);
    }

    /** The block ids of its inputs, in order. */
    public List<String> fields() {
        var fields = new ArrayList<String>();
        for (var block : json.path("blocks")) if (block.path("type").asText().equals("input")) fields.add(block.path("block_id").asText());
        return fields;
    }

    /** What stands in a field: what was typed, else what it was filled with. */
    public String value(String field) {
        return typed.containsKey(field) ? typed.getOrDefault(field, "") : initial(element(field));
    }

    void type(Map<String, String> values) {
        values.forEach((field, value) -> {
            if (!fields().contains(field)) throw new IllegalArgumentException("the form has no field " + field + ", only " + fields());
            typed.put(field, value);
        });
    }

    private JsonNode element(String field) {
        for (var block : json.path("blocks")) if (block.path("block_id").asText().equals(field)) return block.path("element");
        throw new IllegalArgumentException("no field " + field);
    }

    private static String initial(JsonNode element) {
        for (var name : List.of("initial_value", "initial_user", "initial_conversation")) if (element.hasNonNull(name)) return element.get(name).asText();
        return element.path("initial_option").path("value").asText("");
    }

    String hash() {
        return id + "." + version;
    }

    /** As a payload tells of it. */
    ObjectNode payload() {
        var view = json.deepCopy();
        view.put("id", id).put("team_id", FakeSlack.TEAM).put("hash", hash()).put("app_id", FakeSlack.APP);
        var values = view.putObject("state").putObject("values");
        for (var field : fields()) {
            var element = element(field);
            values.putObject(field).set(element.path("action_id").asText(), state(element, value(field)));
        }
        return view;
    }

    /** What a person has not filled in that the form asks for; Slack's client does not send it then. */
    List<String> lacking() {
        var lacking = new ArrayList<String>();
        for (var block : json.path("blocks")) {
            if (block.path("type").asText().equals("input") && !block.path("optional").asBoolean() && value(block.path("block_id").asText()).isBlank()) lacking.add(block.path("block_id").asText());
        }
        return lacking;
    }

    private static ObjectNode state(JsonNode element, String value) {
        var state = JsonNodeFactory.instance.objectNode().put("type", element.path("type").asText());
        if (value.isEmpty()) return state.putNull("value");
        return switch (element.path("type").asText()) {
            case "static_select", "external_select" -> {
                state.set("selected_option", option(element, value));
                yield state;
            }
            case "users_select" -> state.put("selected_user", value);
            case "conversations_select" -> state.put("selected_conversation", value);
            default -> state.put("value", value);
        };
    }

    private static ObjectNode option(JsonNode element, String value) {
        var options = new LinkedHashMap<String, String>();
        for (var option : element.path("options")) options.put(option.path("value").asText(), option.path("text").path("text").asText());
        if (!options.isEmpty() && !options.containsKey(value)) throw new IllegalArgumentException(value + " is not one of " + options.keySet());
        var option = JsonNodeFactory.instance.objectNode();
        option.putObject("text").put("type", "plain_text").put("text", options.getOrDefault(value, value));
        return option.put("value", value);
    }

    @Override
    public String toString() {
        return title() + ": " + words();
    }
}
