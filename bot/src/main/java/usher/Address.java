package usher;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place in a space where something can be shown; written {@code discord:1/channel/2}. The id of a direct or home address is the user's. What goes under a
 * message that Usher posts itself (its discussion, its calendar entry) is addressed before the platform has given that message a number: by its channel and
 * its key there, {@code discord:1/under/2|event 12}.
 */
public record Address(Space space, Kind kind, String id) {

    /** A channel everyone in it reads, one account's private messages, one account's App Home, or what hangs under one of Usher's own messages. */
    public enum Kind { CHANNEL, DIRECT, HOME, UNDER }

    @JsonCreator
    public static Address of(String key) {
        var parts = key.split("/", 3);
        if (parts.length != 3) throw new IllegalArgumentException("not an address: " + key);
        return new Address(Space.of(parts[0]), Kind.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)), parts[2]);
    }

    public static Address channel(Space space, String id) {
        return new Address(space, Kind.CHANNEL, id);
    }

    /** What hangs under the message that is posted at {@code channel} with {@code key}. */
    public static Address under(Address channel, String key) {
        if (channel.kind != Kind.CHANNEL) throw new IllegalArgumentException("nothing hangs under " + channel);
        return new Address(channel.space, Kind.UNDER, channel.id + "|" + key);
    }

    /** The channel itself, or the one in which the message stands that this hangs under. */
    public Address channel() {
        return switch (kind) {
            case CHANNEL -> this;
            case UNDER -> channel(space, id.substring(0, id.indexOf('|')));
            case DIRECT, HOME -> throw new IllegalStateException(this + " is not in a channel");
        };
    }

    /** The key of the message that this hangs under. */
    public String about() {
        if (kind != Kind.UNDER) throw new IllegalStateException(this + " hangs under nothing");
        return id.substring(id.indexOf('|') + 1);
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
