package usher.fakes.discord;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** As much of Discord's Markdown as is needed to tell what a reader sees and what in a text is alive: a mention, a link, emphasis. */
final class Markdown {

    /** Discord takes a backslash for an escape before anything but letters, digits and white space. */
    private static final Pattern ESCAPE = Pattern.compile("\\\\([^0-9A-Za-z\\s])");
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
        var seen = ALIVE.matcher(CODE.matcher(held(text)).replaceAll(" "));
        while (seen.find()) found.add(seen.group().strip());
        return found;
    }

    /** Who is meant by the mentions that are alive. */
    static List<String> mentioned(String text) {
        return MENTION.matcher(CODE.matcher(held(text)).replaceAll(" ")).results().map(it -> {
            if (it.group(1) != null) return it.group(1);
            return it.group(2) != null ? "&" + it.group(2) : it.group(3);
        }).distinct().toList();
    }

    /** What a reader sees: escapes, emphasis and code marks taken away; mentions and moments are left as they are written. */
    static String read(String text) {
        var code = CODE.matcher(text).replaceAll(it -> java.util.regex.Matcher.quoteReplacement(hide(it.group(2).strip())));
        var bare = held(code).replace("**", "").replaceAll("(?m)^(-# |#{1,3} |- )", "").replaceAll("\\[([^\\]]+)\\]\\(<?[^)>]+>?\\)", "$1");
        return shown(bare);
    }

    private static String held(String text) {
        return ESCAPE.matcher(text).replaceAll(it -> String.valueOf((char) (HELD + it.group(1).charAt(0) % 0x1000)));
    }

    /** Keeps characters out of the way of what is read afterwards. */
    private static String hide(String text) {
        var hidden = new StringBuilder();
        for (var unit : text.toCharArray()) hidden.append(unit < 128 && !Character.isLetterOrDigit(unit) && unit != ' ' ? (char) (HELD + unit) : unit);
        return hidden.toString();
    }

    private static String shown(String text) {
        var words = new StringBuilder();
        for (var unit : text.toCharArray()) words.append(unit >= HELD && unit < HELD + 0x1000 ? (char) (unit - HELD) : unit);
        return words.toString();
    }
}
