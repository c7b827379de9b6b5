package usher.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a setting takes, in words and as a test. */
enum Accepted {

    FOLDER("a folder's path, for example ./data", value -> !value.contains("\0")),
    HOST("an IP address or host name to listen on, for example 127.0.0.1 or 0.0.0.0", value -> value.matches("[0-9A-Za-z.:_-]{1,253}")),
    PORT("a whole number from 0 (any free port) to 65535, for example 7070", value -> value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65_535),
    DATABASE("nothing for the file in the data folder, or a PostgreSQL URL, for example jdbc:postgresql://localhost:5432/usher",
        value -> value.startsWith("jdbc:postgresql:") || value.startsWith("jdbc:h2:file:")),
    WORDS("any text", value -> true),
    TOKEN("the token alone, without spaces or a word before it", value -> value.matches("\\S+")),
    BOT_TOKEN("the bot token, which begins with xoxb-", value -> value.matches("xoxb-\\S+")),
    APP_TOKEN("the app-level token, which begins with xapp-", value -> value.matches("xapp-\\S+")),
    WEB("a URL that begins with http:// or https://", value -> isUrl(value, Set.of("http", "https"))),
    SOCKET("a URL that begins with ws:// or wss://", value -> isUrl(value, Set.of("ws", "wss"))),
    PLAYGROUND("auto (on while neither Discord nor Slack is connected), on or off", List.of("auto", "on", "off")::contains),
    SWITCH("on or off", List.of("on", "off")::contains),
    LOG("text or json", List.of("text", "json")::contains),
    PREFIX("at most 10 lower case letters, digits or -, for example test-", value -> value.matches("[a-z0-9-]{1,10}"));

    private final String words;
    @SuppressWarnings("ImmutableEnumChecker") // every test above is stateless
    private final Predicate<String> test;

    Accepted(String words, Predicate<String> test) {
        this.words = words;
        this.test = test;
    }

    String words() {
        return words;
    }

    boolean takes(String value) {
        return test.test(value);
    }

    private static boolean isUrl(String value, Set<String> schemes) {
        try {
            var url = new URI(value);
            return url.getScheme() != null && schemes.contains(url.getScheme()) && url.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
