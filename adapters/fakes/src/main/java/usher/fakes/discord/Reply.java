package usher.fakes.discord;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer to a request. */
record Reply(int status, @Nullable JsonNode body, Map<String, String> headers) {

    static Reply ok(JsonNode body) {
        return new Reply(200, body, Map.of());
    }

    static Reply empty() {
        return new Reply(204, null, Map.of());
    }

    static Reply error(int status, int code, String words) {
        return new Reply(status, Payloads.error(code, words), Map.of());
    }

    Reply with(Map<String, String> more) {
        return new Reply(status, body, more);
    }
}
