package usher;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A place in a space where something can be shown; written {@code discord:1/channel/2}. The id of a direct or home address is the user's. */
public record Address(Space space, Kind kind, String id) {

    /** A channel (or thread) everyone in it reads, one account's private messages, or one account's App Home. */
    public enum Kind { CHANNEL, DIRECT, HOME }

    @JsonCreator
    public static Address of(String key) {
        var parts = key.split("/", 3);
        if (parts.length != 3) throw new IllegalArgumentException("not an address: " + key);
        return new Address(Space.of(parts[0]), Kind.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)), parts[2]);
    }

    public static Address channel(Space space, String id) {
        return new Address(space, Kind.CHANNEL, id);
    }

    @JsonValue
    public String key() {
        return space.key() + "/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + id;
    }

    @Override
    public String toString() {
        return key();
    }
}
