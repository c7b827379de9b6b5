package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** An entry in a server's calendar. */
public final class FakeEvent {

    /** Discord's own numbers, from 1. */
    public enum Status { SCHEDULED, ACTIVE, COMPLETED, CANCELED }

    public final String id;
    private volatile ObjectNode body;

    FakeEvent(String id, ObjectNode body) {
        this.id = id;
        this.body = body;
    }

    synchronized void change(JsonNode sent) {
        var next = body.deepCopy();
        sent.properties().forEach(part -> next.set(part.getKey(), part.getValue()));
        body = next;
    }

    public ObjectNode body() {
        return body;
    }

    public String name() {
        return body.path("name").asText();
    }

    public String description() {
        return body.path("description").asText();
    }

    /** Where it happens, in words; empty for one in a voice channel. */
    public String location() {
        return body.path("entity_metadata").path("location").asText("");
    }

    /** The voice channel's id; empty for one elsewhere. */
    public String channel() {
        return body.path("channel_id").asText("").replace("null", "");
    }

    public Instant starts() {
        return Instant.parse(body.path("scheduled_start_time").asText());
    }

    public Status status() {
        return Status.values()[body.path("status").asInt(1) - 1];
    }

    /** Somebody starts or ends it by hand. */
    public void becomes(Status status) {
        body = body.deepCopy().put("status", status.ordinal() + 1);
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
