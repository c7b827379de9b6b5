package usher.slack;

import com.google.gson.Gson;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.util.json.GsonFactory;

/**
 * A press as it comes by the socket. Bolt's own request makes a new reader of JSON for every press, which costs more than all the rest of a press together, and a crowd
 * waits behind it. None of what Bolt does besides is for a press by the socket: there is no signature, and whose workspace it is is known.
 */
final class SlackPress {

    private static final Gson SNAKE_CASE = GsonFactory.createSnakeCase();

    /** The part of Socket Mode's envelope that is read. */
    private static final class Envelope {
        BlockActionPayload payload = new BlockActionPayload();
    }

    private SlackPress() {}

    /** Of an envelope that {@link SlackSocket#press} said is one. */
    static BlockActionPayload of(String envelope) {
        return SNAKE_CASE.fromJson(envelope, Envelope.class).payload;
    }
}
