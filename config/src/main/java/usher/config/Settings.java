package usher.config;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of one start: {@code usher.properties} in the data folder, with the environment over it. Reading refuses, by {@link Mistake}, what is wrong or unknown. */
public final class Settings {

    public static final String FILE = "usher.properties";
    /** Names of ours that only the launcher reads. */
    private static final Set<String> LAUNCHERS = Set.of("USHER_JAVA_OPTS", "USHER_JAVA_HOME", "USHER_JDK_FOLDERS", "USHER_NO_CACHE");

    private final Map<Setting, String> values;

    private Settings(Map<Setting, String> values) {
        this.values = values;
    }

    /** Reads the file and {@code environment}; an empty value counts as not set. */
    public static Settings read(Map<String, String> environment) {
        var values = new EnumMap<Setting, String>(Setting.class);
        var home = environment.getOrDefault(Setting.HOME.env(), "");
        var file = path(home.isEmpty() ? Setting.HOME.fallback() : home).resolve(FILE);
        if (Files.exists(file)) readFile(file, values);
        environment.forEach((name, value) -> readVariable(name, value, values));
        var settings = new Settings(values);
        settings.checkTogether();
        return settings;
    }

    private static Path path(String home) {
        try {
            return Path.of(home);
        } catch (InvalidPathException e) {
            throw new Mistake(wrong(Setting.HOME.env(), Setting.HOME, home));
        }
    }

    private static void readVariable(String name, String value, Map<Setting, String> into) {
        var setting = Setting.byEnv(name);
        if (setting.isEmpty() && name.startsWith("USHER_") && !LAUNCHERS.contains(name)) throw new Mistake(unknown("The environment variable " + name, name, true));
        if (setting.isEmpty() || value.isBlank()) return;
        put(setting.orElseThrow(), name, value.strip(), into);
    }

    private static void readFile(Path file, Map<Setting, String> into) {
        try {
            var lines = Files.readAllLines(file);
            for (var number = 1; number <= lines.size(); number++) {
                var line = lines.get(number - 1).strip().replace("\uFEFF", "");
                if (!line.isEmpty() && !line.startsWith("#")) readLine(line, "line " + number + " of " + file, into);
            }
        } catch (MalformedInputException e) {
            throw new Mistake(file + " is not written in UTF-8; save it again as UTF-8.");
        } catch (IOException e) {
            throw new Mistake(file + " cannot be read; give the user that runs Usher the right to read it.");
        }
    }

    private static void readLine(String line, String where, Map<Setting, String> into) {
        var equals = line.indexOf('=');
        // the line itself is not shown: it may be a token that lost its key
        if (equals < 1) throw new Mistake("In " + where + " there is no setting; accepted is key=value, for example port=7070, or a comment that begins with #.");
        var key = line.substring(0, equals).strip();
        var value = line.substring(equals + 1).strip();
        var setting = Setting.byKey(key).orElseThrow(() -> new Mistake(unknown(key + " (" + where + ")", key, false)));
        if (into.containsKey(setting)) throw new Mistake(key + " (" + where + ") is set twice; leave one of the two lines away.");
        if (!value.isEmpty()) put(setting, key + " (" + where + ")", value, into);
    }

    private static void put(Setting setting, String named, String value, Map<Setting, String> into) {
        if (!setting.accepted().takes(value)) throw new Mistake(wrong(named, setting, value));
        into.put(setting, value);
    }

    private static String wrong(String named, Setting setting, String value) {
        return named + " is " + setting.shown(value) + ", which is not accepted: it takes " + setting.accepted().words() + ".";
    }

    private static String unknown(String subject, String name, boolean env) {
        var nearest = Arrays.stream(Setting.values()).filter(it -> env || it.inFile()).map(it -> env ? it.env() : it.key()).min(Comparator.comparingInt(it -> distance(it, name)));
        return subject + " is no setting of Usher's; did you mean " + nearest.orElseThrow() + "? (./usher settings lists them all.)";
    }

    /** How many letters must change to make one word of the other (Levenshtein). */
    private static int distance(String one, String other) {
        var last = new int[other.length() + 1];
        Arrays.setAll(last, i -> i);
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
            }
            last = row;
        }
        return last[other.length()];
    }

    private void checkTogether() {
        if (has(Setting.SLACK_BOT_TOKEN) && !has(Setting.SLACK_APP_TOKEN) && !has(Setting.SLACK_SIGNING_SECRET)) {
            throw new Mistake("SLACK_BOT_TOKEN is set without a way to hear from Slack: set SLACK_APP_TOKEN too (Socket Mode), or SLACK_SIGNING_SECRET (HTTP at /slack/events).");
        }
        if (!has(Setting.SLACK_BOT_TOKEN) && (has(Setting.SLACK_APP_TOKEN) || has(Setting.SLACK_SIGNING_SECRET))) {
            throw new Mistake((has(Setting.SLACK_APP_TOKEN) ? "SLACK_APP_TOKEN" : "SLACK_SIGNING_SECRET") + " is set without SLACK_BOT_TOKEN, which Usher speaks with: set that too (it begins with xoxb-).");
        }
        if (!has(Setting.DATABASE_URL) && (has(Setting.DATABASE_USER) || has(Setting.DATABASE_PASSWORD))) {
            throw new Mistake("USHER_DATABASE_USER or USHER_DATABASE_PASSWORD is set without USHER_DATABASE_URL, which says which database they are for.");
        }
    }

    /** The value that was set, or the default; empty for neither. */
    public String get(Setting setting) {
        return values.getOrDefault(setting, setting.fallback());
    }

    public Optional<String> find(Setting setting) {
        return Optional.of(get(setting)).filter(value -> !value.isEmpty());
    }

    public boolean has(Setting setting) {
        return values.containsKey(setting);
    }

    public int port() {
        return Integer.parseInt(get(Setting.PORT));
    }

    public boolean discord() {
        return has(Setting.DISCORD_TOKEN);
    }

    public boolean slack() {
        return has(Setting.SLACK_BOT_TOKEN);
    }

    /** The playground is on by itself only where no real platform is. */
    public boolean playground() {
        return switch (get(Setting.PLAYGROUND)) {
            case "on" -> true;
            case "off" -> false;
            default -> !discord() && !slack();
        };
    }

    /** Which are set, never to what. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
