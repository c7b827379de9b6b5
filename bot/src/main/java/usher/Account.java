package usher;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A person's identity in one space; written {@code slack:T024BE7LD/U2147483697}. A person may have several. */
public record Account(Space space, String user) {

    @JsonCreator
    public static Account of(String key) {
        var slash = key.indexOf('/');
        if (slash < 1) throw new IllegalArgumentException("not an account: " + key);
        return new Account(Space.of(key.substring(0, slash)), key.substring(slash + 1));
    }

    @JsonValue
    public String key() {
        return space.key() + "/" + user;
    }

    /** Where this account reads private messages. */
    public Address direct() {
        return new Address(space, Address.Kind.DIRECT, user);
    }

    /** This account's App Home; only Slack has one. */
    public Address home() {
        return new Address(space, Address.Kind.HOME, user);
    }

    @Override
    public String toString() {
        return key();
    }
}
