package usher.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The settings for people to read: the commented example file, and the README's table. Both come from {@link Setting}. */
final class Example {

    private Example() {}

    /** A file that sets nothing: every setting is there, explained and commented out. */
    static String file() {
        return """
            # Usher's settings. Copy this file to usher.properties in the data folder (USHER_HOME, by default ./data)
            # and take the # away before what you want to set. Environment variables override it: their names are below.

            """ + Arrays.stream(Setting.values()).filter(Setting::inFile).map(Example::entry).collect(Collectors.joining("\n"));
    }

    private static String entry(Setting setting) {
        return "# " + sentence(setting.about()) + (setting.secret() ? " A secret." : "") + "\n# Accepted: " + setting.accepted().words() + ". Environment: " + setting.env() + "\n#" + setting.key() + "=" + setting.fallback() + "\n";
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    static String markdown() {
        return "| environment | in the file | default | what it is | accepted |\n| --- | --- | --- | --- | --- |\n" + Arrays.stream(Setting.values()).map(Example::row).collect(Collectors.joining());
    }

    private static String row(Setting setting) {
        return "| `" + setting.env() + "` | " + (setting.inFile() ? "`" + setting.key() + "`" : "") + " | " + (setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`") + " | " + setting.about()
            + (setting.secret() ? " (secret)" : "") + " | " + setting.accepted().words() + " |\n";
    }
}
