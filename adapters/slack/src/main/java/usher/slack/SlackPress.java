package usher.slack;

import com.google.gson.Gson;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A press as it comes in. Bolt's own request makes new readers of JSON for every press, which costs more than all the rest of a press together, and a crowd
 * waits behind it. None of what Bolt does besides is for a press: who signed it is known, and whose workspace it is.
 */
final class SlackPress {

    private static final Gson SNAKE_CASE = GsonFactory.createSnakeCase();
    private static final String FORM = "payload=";

    /** The part of Socket Mode's envelope that is read. */
    private static final class Envelope {
        BlockActionPayload payload = new BlockActionPayload();
    }

    private SlackPress() {}

    /** Of an envelope that {@link #envelope} said is one. */
    static BlockActionPayload of(String envelope) {
        return SNAKE_CASE.fromJson(envelope, Envelope.class).payload;
    }

    /** Of the body of a request, if it is one. */
    static Optional<BlockActionPayload> ofForm(String body) {
        if (!body.startsWith(FORM)) return Optional.empty();
        try {
            var json = URLDecoder.decode(body.substring(FORM.length()), StandardCharsets.UTF_8);
            return isPress(new JsonReader(new StringReader(json))) ? Optional.of(SNAKE_CASE.fromJson(json, BlockActionPayload.class)) : Optional.empty();
        } catch (IOException | IllegalArgumentException | IllegalStateException | StackOverflowError notThatShape) {
            return Optional.empty(); // Bolt says what is wrong with it
        }
    }

    /** The envelope's number if it holds a press. */
    static Optional<String> envelope(String message) {
        try (var json = new JsonReader(new StringReader(message))) {
            var id = Optional.<String>empty();
            var press = false;
            json.beginObject();
            while (json.hasNext()) {
                switch (json.nextName()) {
                    case "envelope_id" -> id = Optional.of(json.nextString());
                    case "payload" -> press = json.peek() == JsonToken.BEGIN_OBJECT ? isPress(json) : skipped(json);
                    default -> json.skipValue();
                }
            }
            return press ? id : Optional.empty();
        } catch (IOException | IllegalStateException notThatShape) {
            return Optional.empty(); // Bolt says what is wrong with it
        }
    }

    private static boolean isPress(JsonReader payload) throws IOException {
        var press = false;
        payload.beginObject();
        while (payload.hasNext()) {
            if (payload.nextName().equals("type") && payload.peek() == JsonToken.STRING) press = payload.nextString().equals("block_actions");
            else payload.skipValue();
        }
        payload.endObject();
        return press;
    }

    private static boolean skipped(JsonReader json) throws IOException {
        json.skipValue();
        return false;
    }
}
