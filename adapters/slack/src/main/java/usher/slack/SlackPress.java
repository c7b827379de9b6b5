package usher.slack;

import com.google.gson.Gson;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.util.json.GsonFactory;
import java.util.Map;

/**
 * A press as Bolt takes it. Bolt's own request makes a new reader of JSON for every press, which looks at every class of the payload anew: more work than all the rest
 * of a press together, and a crowd waits behind it.
 */
final class SlackPress extends BlockActionRequest {

    private static final Gson SNAKE_CASE = GsonFactory.createSnakeCase();

    /** The part of Socket Mode's envelope that is read. */
    private static final class Envelope {
        BlockActionPayload payload = new BlockActionPayload();
    }

    private final BlockActionPayload pressed;

    private SlackPress(BlockActionPayload pressed) {
        super("", "null", new RequestHeaders(Map.of()));
        this.pressed = pressed;
        setSocketMode(true);
        var context = getContext();
        context.setResponseUrl(pressed.getResponseUrl());
        context.setTriggerId(pressed.getTriggerId());
        if (pressed.getTeam() != null) context.setTeamId(pressed.getTeam().getId());
        context.setRequestUserId(pressed.getUser().getId());
    }

    /** Of an envelope that {@link SlackSocket#press} said is one. */
    static SlackPress of(String envelope) {
        return new SlackPress(SNAKE_CASE.fromJson(envelope, Envelope.class).payload);
    }

    @Override
    public BlockActionPayload getPayload() {
        return pressed;
    }
}
