package usher.fakes.slack;

import com.fasterxml.jackson.databind.JsonNode;

/** What a person wrote: a handle to change it, take it back, or have Slack tell the bot of it again. */
public final class Written {

    private final Talk talk;
    private final FakeMessage message;
    private volatile Interaction told;

    Written(Talk talk, FakeMessage message, Interaction told) {
        this.talk = talk;
        this.message = message;
        this.told = told;
    }

    public FakeMessage message() {
        return message;
    }

    /** What the bot was told of it last, which Slack may not have delivered. */
    public Interaction told() {
        return told;
    }

    /** Waits until the bot has acknowledged what it was told last. */
    public Written heard() {
        told.ack();
        return this;
    }

    public Written edits(String words) {
        return edits(Sent.typed(words));
    }

    public Written edits(Sent sent) {
        told = talk.edit(message, sent);
        return this;
    }

    /** A preview is put under it, which is told as a change and is none of its words. */
    public Written unfurls() {
        told = talk.unfurl(message);
        return this;
    }

    public Written deletes() {
        told = talk.delete(message);
        return this;
    }

    /** Slack tells the same once more, as after an acknowledgement that got lost. */
    public Written again() {
        talk.again(told);
        return this;
    }

    /** The event, as it was sent. */
    public JsonNode event() {
        return told.payload().path("event");
    }
}
