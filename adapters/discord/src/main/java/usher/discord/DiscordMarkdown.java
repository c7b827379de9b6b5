package usher.discord;

import java.util.Locale;
import usher.Space;
import usher.Text;

/**
 * Draws {@link Text} as Discord's Markdown; the only place that escapes. Discord shows a backslash and a sign as that sign alone, so every sign that could
 * begin a mention, a link, an emoji, emphasis or a list gets one. Draws at most so many characters in all and ends with an ellipsis there: between two
 * signs, never within an escape or a mention.
 */
final class DiscordMarkdown {

    /** Alive wherever they stand. */
    private static final String SIGNS = "\\*_~|`<@[]";
    /** Alive at the start of a line: headings, lists, quotes. */
    private static final String STARTS = "#->+";
    private static final String ELLIPSIS = "…";
    private static final String FENCES = "```\n…\n```\n";

    private final Space here;
    private final Locale locale;
    private final StringBuilder drawn = new StringBuilder();
    private int left;
    private boolean full;

    DiscordMarkdown(Space here, Locale locale, int most) {
        this.here = here;
        this.locale = locale;
        this.left = most - ELLIPSIS.length();
    }

    /** Exactly these characters to the reader, whatever they are. */
    static String escaped(String words) {
        var safe = new StringBuilder(words.length() + 16);
        var starting = true;
        for (var i = 0; i < words.length(); i++) {
            var unit = words.charAt(i);
            var next = i + 1 < words.length() ? words.charAt(i + 1) : ' ';
            if (SIGNS.indexOf(unit) >= 0 || starting && STARTS.indexOf(unit) >= 0 || unit == '.' && starting || unit == ':' && !Character.isWhitespace(next)) safe.append('\\');
            safe.append(unit);
            // a number may begin a numbered list until something else than its full stop follows
            starting = unit == '\n' || starting && (Character.isWhitespace(unit) || Character.isDigit(unit));
        }
        return safe.toString();
    }

    /** Our own Markdown, such as a heading's sign. */
    DiscordMarkdown markup(String ours) {
        whole(ours);
        return this;
    }

    DiscordMarkdown text(Text text) {
        for (var span : text.spans(locale)) span(span);
        return this;
    }

    /** The same on one line: a heading ends with its line. */
    DiscordMarkdown line(Text text) {
        for (var span : text.spans(locale)) span(span instanceof Text.Span.Plain plain ? new Text.Span.Plain(plain.words().replaceAll("\\s*\\R\\s*", " ")) : span);
        return this;
    }

    /** Lines of code as they are. Three backticks would end them: a sign of no width goes between. */
    DiscordMarkdown program(String lines) {
        var room = left - FENCES.length();
        if (full || lines.isBlank()) return this;
        var safe = lines.replace("```", "`\u200b`\u200b`").stripTrailing();
        if (room > 1) put(FENCES.replace("…", shortened(safe, room)));
        if (safe.length() > room) end();
        return this;
    }

    private void span(Text.Span span) {
        switch (span) {
            case Text.Span.Plain it -> plain(it.words());
            case Text.Span.Bold it -> whole(it.words().isBlank() ? it.words() : "**" + escaped(it.words().strip()) + "**");
            case Text.Span.Mono it -> whole(code(it.words()));
            case Text.Span.Person it -> person(it);
            case Text.Span.Channel it -> channel(it);
            case Text.Span.Time it -> whole("<t:" + it.at().getEpochSecond() + ":" + style(it.style()) + ">");
            case Text.Span.Anchor it -> whole(link(it));
        }
    }

    private void person(Text.Span.Person it) {
        // a user's id is the same on every server
        if (it.account().space().platform().equals(DiscordPlatform.NAME) && it.account().user().matches("\\d+")) whole("<@" + it.account().user() + ">");
        else plain(it.shown());
    }

    private void channel(Text.Span.Channel it) {
        if (it.address().space().equals(here)) whole("<#" + it.address().id() + ">");
        else plain("#" + it.shown());
    }

    private static String style(Text.Style style) {
        return switch (style) {
            case FULL -> "F";
            case TIME -> "t";
            case RELATIVE -> "R";
        };
    }

    /** Nothing is alive between backticks, but a backtick ends it, and so does a line. */
    private static String code(String words) {
        return words.isBlank() || words.indexOf('`') >= 0 || words.lines().count() > 1 ? escaped(words) : "`" + words + "`";
    }

    private static String link(Text.Span.Anchor it) {
        var to = it.to().toASCIIString();
        if (!to.matches("https?://[^\\s<>()]+")) return escaped(it.words());
        // Discord draws no masked link whose words look like a link themselves
        return it.words().contains("://") ? "<" + to + ">" : "[" + escaped(it.words()) + "](<" + to + ">)";
    }

    /** All of it, or the ellipsis. */
    private void whole(String markdown) {
        if (full) return;
        if (markdown.length() > left) end();
        else put(markdown);
    }

    private void plain(String words) {
        if (full) return;
        var safe = escaped(words);
        if (safe.length() <= left) {
            put(safe);
            return;
        }
        for (var point : words.codePoints().toArray()) {
            var one = escaped(Character.toString(point));
            if (one.length() > left) break;
            put(one);
        }
        end();
    }

    private void put(String markdown) {
        drawn.append(markdown);
        left -= markdown.length();
    }

    private void end() {
        drawn.append(ELLIPSIS);
        full = true;
    }

    /** What was drawn since the last time. */
    String take() {
        var taken = drawn.toString().strip();
        drawn.setLength(0);
        return taken;
    }

    /** Unformatted words, for labels and such, where Discord knows no Markdown; never empty. */
    static String label(Text text, Locale locale, int most) {
        var words = text.plain(locale).replaceAll("\\s+", " ").strip();
        return words.isEmpty() ? ELLIPSIS : shortened(words, most);
    }

    static String shortened(String words, int most) {
        if (words.length() <= most) return words;
        var cut = Character.isHighSurrogate(words.charAt(most - 2)) ? most - 2 : most - 1;
        return words.substring(0, cut) + ELLIPSIS;
    }
}
