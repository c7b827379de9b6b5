package usher.discord;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.utils.data.DataObject;
import usher.Space;

/**
 * Which server a private message is about, for Discord says nothing of that: the one of Usher's message that it replies to; or else the one whose buttons and commands
 * the person used last, or that wrote to them last, as far as this process knows.
 */
final class DiscordSpaces {

    /** Of messages, and of people. */
    private static final int REMEMBERED = 10_000;
    /** As {@link DiscordIds} writes them. Within a text the quotes would be escaped. */
    private static final Pattern NAMED = Pattern.compile("\"custom_id\":\"@(\\d{1,20})\\|");

    private final Map<String, Space> messages = bounded();
    private final Map<String, Space> people = bounded();

    private static Map<String, Space> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Space> eldest) {
                return size() > REMEMBERED;
            }
        };
    }

    /** A private message to or from that person is about that server. */
    synchronized void about(String user, String message, Space space) {
        messages.put(message, space);
        used(user, space);
    }

    synchronized void used(String user, Space space) {
        people.remove(user);
        people.put(user, space);
    }

    synchronized Optional<Space> last(String user) {
        return Optional.ofNullable(people.get(user));
    }

    /** Of a message that was sent or heard before. */
    synchronized Optional<Space> of(String message) {
        return Optional.ofNullable(messages.get(message));
    }

    /** Of a message of Usher's own: as it was sent, or as its buttons say. Of nobody else's, for those could say anything. */
    Optional<Space> ofOurs(DataObject message) {
        var sent = of(message.getString("id"));
        return sent.isPresent() ? sent : NAMED.matcher(message.toString()).results().findFirst().map(it -> new Space(DiscordPlatform.NAME, it.group(1)));
    }
}
