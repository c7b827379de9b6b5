package usher.config;

import static usher.config.Accepted.APP_TOKEN;
import static usher.config.Accepted.BOT_TOKEN;
import static usher.config.Accepted.TOKEN;
import static usher.config.Accepted.WEB;
import static usher.config.Accepted.WORDS;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set: the table that the start, the example file, the README and {@code ./usher check} go by. */
public enum Setting {

    HOME("USHER_HOME", Accepted.FOLDER, "./data", "the data folder: database, secret and this file; made when absent"),
    HOST("USHER_HOST", Accepted.HOST, "127.0.0.1", "where the web pages listen; 0.0.0.0 for everyone"),
    PORT("USHER_PORT", Accepted.PORT, "7070", "the web pages' port"),
    PUBLIC_URL("USHER_PUBLIC_URL", WEB, "", "how people reach the web pages from outside, for links"),
    DATABASE_URL("USHER_DATABASE_URL", Accepted.DATABASE, "", "where the database is"),
    DATABASE_USER("USHER_DATABASE_USER", WORDS, "", "who Usher is to that database"),
    DATABASE_PASSWORD("USHER_DATABASE_PASSWORD", WORDS, "", "the password of that user"),
    PLAYGROUND("USHER_PLAYGROUND", Accepted.PLAYGROUND, "auto", "whether the chat in the browser is on"),
    PREFIX("USHER_PREFIX", Accepted.PREFIX, "", "stands before every top-level command, where another bot already has the names"),
    LOG("USHER_LOG", Accepted.LOG, "text", "how the log is written: key=value lines for people, or JSON lines for a collector"),
    DISCORD_TOKEN("DISCORD_TOKEN", TOKEN, "", "connects Discord: the bot's token"),
    DISCORD_API_URL("DISCORD_API_URL", WEB, "", "Discord's REST address, where a proxy stands before it"),
    DISCORD_GATEWAY_URL("DISCORD_GATEWAY_URL", Accepted.SOCKET, "", "Discord's gateway; default: what Discord answers"),
    DISCORD_MEMBERS("DISCORD_MEMBERS", Accepted.SWITCH, "off", "whether Usher hears who leaves a server, so that their seats go on; first switch on Server Members Intent on the bot's page at Discord"),
    DISCORD_BRIDGE("DISCORD_BRIDGE", Accepted.SWITCH, "off", "whether Usher hears what people write to it privately and in the threads under its messages, so that talk about a case reaches whoever is elsewhere; "
        + "first switch on Message Content Intent on the bot's page at Discord"),
    SLACK_BOT_TOKEN("SLACK_BOT_TOKEN", BOT_TOKEN, "", "connects Slack: the bot's token"),
    SLACK_APP_TOKEN("SLACK_APP_TOKEN", APP_TOKEN, "", "Slack over Socket Mode, which needs no public address"),
    SLACK_SIGNING_SECRET("SLACK_SIGNING_SECRET", TOKEN, "", "Slack over HTTP at /slack/events, which needs a public address"),
    SLACK_API_URL("SLACK_API_URL", WEB, "", "Slack's Web API address, where a proxy stands before it");

    private final String env;
    private final Accepted accepted;
    private final String fallback;
    private final String about;

    Setting(String env, Accepted accepted, String fallback, String about) {
        this.env = env;
        this.accepted = accepted;
        this.fallback = fallback;
        this.about = about;
    }

    /** Its environment variable. */
    public String env() {
        return env;
    }

    /** Its key in the file: {@code USHER_DATABASE_URL} is {@code database.url}, {@code DISCORD_TOKEN} is {@code discord.token}. */
    public String key() {
        return env.replaceFirst("^USHER_", "").toLowerCase(Locale.ROOT).replace('_', '.');
    }

    Accepted accepted() {
        return accepted;
    }

    /** The value when nothing is set; empty for none. */
    public String fallback() {
        return fallback;
    }

    public String about() {
        return about;
    }

    /** Whether its value is shown to nobody. */
    public boolean secret() {
        return switch (this) {
            case DATABASE_PASSWORD, DISCORD_TOKEN, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET -> true;
            case HOME, HOST, PORT, PUBLIC_URL, DATABASE_URL, DATABASE_USER, PLAYGROUND, PREFIX, LOG, DISCORD_API_URL, DISCORD_GATEWAY_URL, DISCORD_MEMBERS, DISCORD_BRIDGE,
                SLACK_API_URL -> false;
        };
    }

    /** Whether it may stand in the file: the folder the file lies in cannot. */
    boolean inFile() {
        return this != HOME;
    }

    /** {@code value} as it may be shown in a sentence or a log. */
    String shown(String value) {
        return secret() ? "a secret of " + value.length() + " characters" : '"' + value + '"';
    }

    static Optional<Setting> byKey(String key) {
        return Arrays.stream(values()).filter(it -> it.inFile() && it.key().equals(key)).findFirst();
    }

    static Optional<Setting> byEnv(String env) {
        return Arrays.stream(values()).filter(it -> it.env.equals(env)).findFirst();
    }
}
