package usher.fakes.discord;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a person wrote in a channel, a thread or a private message, and may edit and delete. The bot is told of it as far as its intents go. */
public final class Writing {

    private record Told(String event, ObjectNode payload) {}

    private final FakeMessage message;
    private final List<Told> told = new ArrayList<>();

    Writing(FakeMember by, FakeChannel in, Optional<FakeMessage> answering, String words, List<String> files) {
        message = new FakeMessage(in, by);
        message.becomes(Payloads.written(message, by, answering, words, files));
        in.archive(false); // whoever writes in an archived thread opens it again
        in.add(message);
        tell("MESSAGE_CREATE", Payloads.told(message));
    }

    /** The message as it is shown now. */
    public FakeMessage message() {
        return message;
    }

    public Writing edits(String words) {
        message.becomes(Payloads.mentioning(message.body().deepCopy().put("content", words).put("edited_timestamp", Snowflakes.moment().toString()), message.channel, words));
        tell("MESSAGE_UPDATE", Payloads.told(message));
        return this;
    }

    /** Discord finds a picture of a link in it, and tells so as if it was edited. */
    public Writing unfurls() {
        tell("MESSAGE_UPDATE", Payloads.told(message));
        return this;
    }

    /** What is deleted is gone, for whoever looks back too. */
    public Writing deletes() {
        if (message.channel.delete(message)) told.add(new Told("MESSAGE_DELETE", Payloads.gone(message)));
        return this;
    }

    /** The last event comes once more. */
    public Writing again() {
        return again(it -> it);
    }

    /** The last event comes once more, as whatever {@code spoil} makes of it. */
    public Writing again(UnaryOperator<ObjectNode> spoil) {
        var last = told.getLast();
        message.channel.discord.talk.tell(message.channel, last.event, spoil.apply(last.payload.deepCopy()));
        return this;
    }

    /** Its very first event comes once more, after all that happened since. */
    public Writing firstAgain() {
        var first = told.getFirst();
        message.channel.discord.talk.tell(message.channel, first.event, first.payload.deepCopy());
        return this;
    }

    private void tell(String event, ObjectNode payload) {
        told.add(new Told(event, payload));
        message.channel.discord.talk.tell(message.channel, event, payload);
    }
}
