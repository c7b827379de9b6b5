package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A message as it is shown now. */
public final class FakeMessage {

    static final int PRIVATE = 64;

    public final String id;
    public final FakeChannel channel;
    public final boolean ephemeral;
    public final String nonce;
    /** The id that the sender gave its container; 0 for none. */
    final int mark;
    /** The person who wrote it; null for the bot. */
    final @Nullable FakeMember author;
    final AtomicInteger edits = new AtomicInteger();
    private volatile ObjectNode body;
    private volatile List<String> pinged = List.of();
    volatile boolean stiff;
    volatile @Nullable String file;
    volatile String content = "";

    FakeMessage(FakeChannel channel, ObjectNode sent, boolean ephemeral) {
        this.id = Snowflakes.next();
        this.channel = channel;
        this.ephemeral = ephemeral;
        this.nonce = sent.path("nonce").asText("");
        this.mark = Mentions.mark(sent);
        this.author = null;
        this.body = Payloads.message(this, sent);
    }

    /** What a person writes. */
    FakeMessage(FakeChannel channel, FakeMember author) {
        this.id = Snowflakes.next();
        this.channel = channel;
        this.ephemeral = false;
        this.nonce = "";
        this.mark = 0;
        this.author = author;
        this.body = Payloads.object();
    }

    void edit(JsonNode sent) {
        var next = body.deepCopy();
        sent.properties().forEach(part -> next.set(part.getKey(), part.getValue()));
        becomes(Payloads.message(this, next).put("edited_timestamp", Snowflakes.moment().toString()));
        edits.incrementAndGet();
    }

    void becomes(ObjectNode now) {
        body = now;
    }

    void ping(List<String> whom) {
        pinged = List.copyOf(whom);
    }

    /** Who was notified by it: user and role ids, {@code everyone} or {@code here}. */
    public List<String> pinged() {
        return pinged;
    }

    /** From now on Discord refuses to have it edited, with error 30046. */
    public FakeMessage stiffens() {
        stiff = true;
        return this;
    }

    public int edits() {
        return edits.get();
    }

    /** The name of the file that came with it, or null. */
    public @Nullable String file() {
        return file;
    }

    /** What is in that file, if it is text; empty when there is none. */
    public String content() {
        return content;
    }

    public ObjectNode body() {
        return body;
    }

    /** Its words with their Markdown, one part below the other. */
    public String markdown() {
        var parts = new ArrayList<String>();
        each(body, node -> {
            if (node.path("type").asInt() == 10) parts.add(node.path("content").asText());
        });
        if (!body.path("content").asText("").isEmpty()) parts.addFirst(body.path("content").asText());
        return String.join("\n", parts);
    }

    /** Its words as a reader sees them. */
    public String text() {
        return Markdown.read(markdown());
    }

    /** The addresses of its pictures, in order. */
    public List<String> pictures() {
        var addresses = new ArrayList<String>();
        each(body, node -> {
            if (node.path("type").asInt() == 12) node.path("items").forEach(item -> addresses.add(item.path("media").path("url").asText()));
        });
        return addresses;
    }

    /** The id of the message that this one answers; empty when it answers none. */
    public String answers() {
        return body.path("message_reference").path("message_id").asText("");
    }

    /** The labels of its buttons, in order. */
    public List<String> buttons() {
        var labels = new ArrayList<String>();
        each(body, node -> {
            if (node.path("type").asInt() == 2) labels.add(node.path("label").asText());
        });
        return labels;
    }

    /** The button with that label or custom id, or the menu with that custom id. */
    JsonNode control(String labelOrId) {
        var found = new ArrayList<JsonNode>();
        each(body, node -> {
            if (node.has("custom_id") && (node.path("custom_id").asText().equals(labelOrId) || node.path("label").asText().equals(labelOrId))) found.add(node);
        });
        if (found.isEmpty()) throw new IllegalArgumentException("no control " + labelOrId + " on: " + text() + " " + buttons());
        return found.getFirst();
    }

    /** The first select menu. */
    JsonNode menu() {
        var found = new ArrayList<JsonNode>();
        each(body, node -> {
            if (node.path("type").asInt() == 3) found.add(node);
        });
        if (found.isEmpty()) throw new IllegalArgumentException("no menu on: " + text());
        return found.getFirst();
    }

    /** What can be chosen in its menus, by what each says while nothing is chosen in it. */
    public Map<String, List<String>> menus() {
        var menus = new LinkedHashMap<String, List<String>>();
        each(body, node -> {
            if (node.path("type").asInt() == 3) menus.put(node.path("placeholder").asText(), StreamSupport.stream(node.path("options").spliterator(), false).map(it -> it.path("label").asText()).toList());
        });
        return menus;
    }

    JsonNode menu(String placeholder) {
        var found = new ArrayList<JsonNode>();
        each(body, node -> {
            if (node.path("type").asInt() == 3 && node.path("placeholder").asText().equals(placeholder)) found.add(node);
        });
        if (found.isEmpty()) throw new IllegalArgumentException("no menu " + placeholder + " on: " + text() + " " + menus());
        return found.getFirst();
    }

    static String option(JsonNode menu, String label) {
        for (var option : menu.path("options")) if (option.path("label").asText().equals(label)) return option.path("value").asText();
        throw new IllegalArgumentException("no " + label + " in " + menu);
    }

    static void each(JsonNode within, Consumer<JsonNode> visit) {
        for (var list : List.of("components", "accessory", "component")) {
            var below = within.path(list);
            if (below instanceof ArrayNode many) many.forEach(node -> visitAll(node, visit));
            else if (below.isObject()) visitAll(below, visit);
        }
    }

    private static void visitAll(JsonNode node, Consumer<JsonNode> visit) {
        visit.accept(node);
        each(node, visit);
    }

    @Override
    public String toString() {
        return text() + " " + buttons();
    }
}
