package usher;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One Discord server, one Slack workspace, or the playground; written {@code discord:81384788765712384}. */
public record Space(String platform, String id) {

    @JsonCreator
    public static Space of(String key) {
        var colon = key.indexOf(':');
        if (colon < 1) throw new IllegalArgumentException("not a space: " + key);
        return new Space(key.substring(0, colon), key.substring(colon + 1));
    }

    @JsonValue
    public String key() {
        return platform + ":" + id;
    }

    @Override
    public String toString() {
        return key();
    }
}
