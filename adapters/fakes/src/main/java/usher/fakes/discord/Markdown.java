package usher.fakes.discord;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of Discord's Markdown as is needed to tell what a reader sees and what in a text is alive: a mention, a link, emphasis. */
final class Markdown {

    private static final Pattern CODE = Pattern.compile("(`+)([\\s\\S]*?[^`])\\1(?!`)");
    private static final Pattern ALIVE = Pattern.compile(String.join("|", "@everyone|@here", "<@[!&]?\\d+>", "<#\\d+>", "<t:-?\\d+(:[a-zA-Z])?>",
        "<a?:\\w+:\\d+>", "</[^>:]+:\\d+>", "<id:\\w+>", "https?://[^\\s<]+", "\\[[^\\]]+\\]\\([^)]+\\)", "\\*\\*[\\s\\S]+?\\*\\*", "\\*[^\\s*][^*]*\\*", "__[\\s\\S]+?__",
        "\\b_[^_]+_\\b", "~~[\\s\\S]+?~~", "\\|\\|[\\s\\S]+?\\|\\|", "`[^`]+`", "(?m)^\\s*(>>>|>|#{1,3}|-#|[-*]|\\d+\\.) \\S.*$", ":\\w{2,}:"));
    private static final Pattern MENTION = Pattern.compile("<@!?(\\d+)>|<@&(\\d+)>|@(everyone|here)");
    private static final int HELD = 0xE000;

    private Markdown() {}

    /** What in {@code text} Discord would not show as the characters that stand there. */
    static Set<String> alive(String text) {
        var found = new LinkedHashSet<String>();
        var seen = ALIVE.matcher(held(text, false)).results().toList();
        seen.forEach(it -> found.add(it.group().strip()));
        return found;
    }

    /** Who is meant by the mentions that are alive. */
    static List<String> mentioned(String text) {
        return MENTION.matcher(held(text, false)).results().map(it -> {
            if (it.group(1) != null) return it.group(1);
            return it.group(2) != null ? "&" + it.group(2) : it.group(3);
        }).distinct().toList();
    }

    /** What a reader sees: escapes, emphasis and code marks taken away; mentions and moments are left as they are written. */
    static String read(String text) {
        var bare = held(text, true).replace("**", "").replaceAll("(?m)^(-# |#{1,3} |- )", "").replaceAll("\\[([^\\]]+)\\]\\(<?[^)>]+>?\\)", "$1");
        return shown(bare);
    }

    /**
     * Takes what Discord reads first out of the way of all other rules: a backslash before anything but letters, digits and white space makes that sign a
     * mere sign, and nothing is alive between backticks. Read from left to right, as Discord does.
     */
    private static String held(String text, boolean showCode) {
        var held = new StringBuilder();
        var code = CODE.matcher(text);
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (unit == '\\' && i + 1 < text.length() && isSign(text.charAt(i + 1))) {
                held.append(hidden(text.charAt(++i)));
            } else if (unit == '`' && code.region(i, text.length()).lookingAt()) {
                held.append(showCode ? hidden(code.group(2).strip()) : " ");
                i = code.end() - 1;
            } else if (unit == '`') {
                // none of a run that closes nowhere begins anything
                for (; i + 1 < text.length() && text.charAt(i + 1) == '`'; i++) held.append('`');
                held.append('`');
            } else {
                held.append(unit);
            }
        }
        return held.toString();
    }

    private static boolean isSign(char unit) {
        return unit < 128 && !Character.isLetterOrDigit(unit) && !Character.isWhitespace(unit);
    }

    private static char hidden(char sign) {
        return (char) (HELD + sign);
    }

    private static String hidden(String words) {
        var hidden = new StringBuilder();
        for (var unit : words.toCharArray()) hidden.append(isSign(unit) ? hidden(unit) : unit);
        return hidden.toString();
    }

    private static String shown(String text) {
        var words = new StringBuilder();
        for (var unit : text.toCharArray()) words.append(unit >= HELD && unit < HELD + 128 ? (char) (unit - HELD) : unit);
        return words.toString();
    }
}
