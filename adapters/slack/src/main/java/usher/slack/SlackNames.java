package usher.slack;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import usher.Account;
import usher.Address;
import usher.Space;
import usher.Text;

/**
 * What people and channels that a message speaks of are called.
 *
 * @param people the name of somebody as far as it is known, else their id
 * @param labels names of channels and people by their ids, as the message itself tells them
 */
record SlackNames(Space space, Function<Account, String> people, Map<String, String> labels) {

    void person(String user, Optional<String> label, SlackPieces into) {
        var account = new Account(space, user);
        var called = Optional.of(people.apply(account)).filter(name -> !name.isBlank() && !name.equals(user)).or(() -> label.map(SlackNames::bare)).or(() -> labelled(user)).orElse(user);
        into.whole(called, name -> Text.mention(name, account, called));
    }

    void place(String channel, Optional<String> label, SlackPieces into) {
        var called = label.map(SlackNames::bare).or(() -> labelled(channel)).orElse(channel);
        into.whole(called, name -> Text.place(name, Address.channel(space, channel), called));
    }

    private Optional<String> labelled(String id) {
        return Optional.ofNullable(labels.get(id)).filter(label -> !label.isBlank()).map(SlackNames::bare);
    }

    private static String bare(String label) {
        return SlackLimits.fit(label.startsWith("@") || label.startsWith("#") ? label.substring(1) : label, 100);
    }

    /** @param format Slack's pattern; what holds no date is a time of day */
    static void moment(long seconds, String format, SlackPieces into) {
        var style = format.contains("{ago}") ? Text.Style.RELATIVE : format.contains("{date") || !format.contains("{time") ? Text.Style.FULL : Text.Style.TIME;
        into.whole(format, name -> Text.moment(name, Instant.ofEpochSecond(seconds), style));
    }
}
