package usher.discord;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import usher.Account;
import usher.Address;
import usher.Space;
import usher.Text;
import usher.Text.Span;

/** Reads what stands within the lines of Discord's Markdown, by the rules of Discord's own client, each tried where it may begin. */
record DiscordSpans(Space here, DiscordWords.Names names) {

    /** The year 9999 ends; what is written as a moment later than that is no moment. */
    private static final long LATEST = 253_402_300_799L;
    private static final Pattern ANGLE = Pattern.compile(
        "<@!?(?<user>\\d{1,20})>|<@&(?<role>\\d{1,20})>|<#(?<channel>\\d{1,20})>|<a?(?<emoji>:\\w+:)\\d+>|<t:(?<at>\\d{1,12})(?::(?<style>[tTdDfFR]))?>|<(?<command>/[^>:]{1,100}):\\d+>|<(?<url>https?://[^\\s<>]+)>");
    private static final Pattern MASKED = Pattern.compile("\\]\\(<?(https?://[^\\s<>()]*(?:\\([^\\s<>()]*\\)[^\\s<>()]*)*)>?(?: +\"[^\"\\n]*\")?\\)");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<]*[^\\s<.,:;\"'\\]*|`]");
    /** Where something else than plain words may begin. */
    private static final String SIGNS = "\\`*<[h";

    /** One after the other from left to right; what none of Discord's rules takes is one sign as it is. */
    void read(String source, boolean bold, DiscordLines into) {
        var i = 0;
        while (i < source.length()) {
            var taken = taken(source, i, bold, into);
            if (taken == 0) {
                taken = 1;
                while (i + taken < source.length() && SIGNS.indexOf(source.charAt(i + taken)) < 0) taken++;
                into.add(source.substring(i, i + taken), bold);
            }
            i += taken;
        }
    }

    /** How many characters were read as something else than the sign that stands there. */
    private int taken(String source, int i, boolean bold, DiscordLines into) {
        return switch (source.charAt(i)) {
            case '\\' -> escaped(source, i, bold, into);
            case '`' -> code(source, i, bold, into);
            case '*' -> bold ? 0 : bold(source, i, into);
            case '<' -> at(ANGLE, source, i).filter(it -> angle(it, bold, into)).map(it -> it.end() - i).orElse(0);
            case '[' -> masked(source, i, into);
            case 'h' -> bare(source, i, into);
            default -> 0;
        };
    }

    private static int escaped(String source, int i, boolean bold, DiscordLines into) {
        if (i + 1 == source.length()) return 0;
        var sign = source.codePointAt(i + 1);
        if (sign < 128 && Character.isLetterOrDigit(sign) || Character.isWhitespace(sign)) return 0;
        into.add(Character.toString(sign), bold);
        return 1 + Character.charCount(sign);
    }

    /** On one line, for that is all that can be drawn again; any other stays as it was typed. */
    private static int code(String source, int i, boolean bold, DiscordLines into) {
        var found = ticked(source, i);
        if (found.isEmpty()) {
            into.add("`".repeat(ticks(source, i)), bold);
            return ticks(source, i);
        }
        var words = found.get().words();
        var end = found.get().end();
        if (words.isBlank() || words.indexOf('`') >= 0 || words.indexOf('\n') >= 0) into.add(source.substring(i, end), bold);
        else into.add(new Span.Mono(words));
        return end - i;
    }

    /** Up to the first two stars that no third follows. */
    private int bold(String source, int i, DiscordLines into) {
        if (!source.startsWith("**", i)) return 0;
        for (var end = i + 2; end < source.length(); end += source.charAt(end) == '\\' ? 2 : 1) {
            if (end > i + 2 && source.startsWith("**", end) && !source.startsWith("*", end + 2)) {
                read(source.substring(i + 2, end), true, into);
                return end + 2 - i;
            }
        }
        return 0;
    }

    private boolean angle(Matcher it, boolean bold, DiscordLines into) {
        var user = it.group("user");
        var channel = it.group("channel");
        var role = it.group("role");
        if (user != null) into.add(new Span.Person(new Account(here, user), names.person(user).orElse(user)));
        else if (channel != null) into.add(new Span.Channel(Address.channel(here, channel), names.channel(channel).orElse(channel)));
        else if (role != null) into.add("@" + names.role(role).orElse(role), bold);
        else if (it.group("emoji") != null) into.add(it.group("emoji"), bold);
        else if (it.group("command") != null) into.add(it.group("command"), bold);
        else if (it.group("at") != null) return moment(Long.parseLong(it.group("at")), Optional.ofNullable(it.group("style")), into);
        else return link(it.group("url"), UnaryOperator.identity(), into);
        return true;
    }

    private static boolean moment(long second, Optional<String> style, DiscordLines into) {
        if (second > LATEST) return false;
        into.add(new Span.Time(Instant.ofEpochSecond(second), switch (style.orElse("f")) {
            case "t", "T" -> Text.Style.TIME;
            case "R" -> Text.Style.RELATIVE;
            default -> Text.Style.FULL;
        }));
        return true;
    }

    /** Words that look like an address themselves Discord shows as they are, lest they mislead. */
    private int masked(String source, int i, DiscordLines into) {
        var end = i + 1;
        while (end < source.length() && "[]\n".indexOf(source.charAt(end)) < 0) end += source.charAt(end) == '\\' ? 2 : 1;
        if (end >= source.length()) return 0;
        var lines = new DiscordLines();
        read(source.substring(i + 1, end), false, lines);
        var words = DiscordWords.words(lines.whole());
        if (words.isBlank() || words.contains("://") || words.indexOf('\n') >= 0) return 0;
        return at(MASKED, source, end).filter(it -> link(it.group(1), _ -> words, into)).map(it -> it.end() - i).orElse(0);
    }

    private static int bare(String source, int i, DiscordLines into) {
        if (i > 0 && (Character.isLetterOrDigit(source.charAt(i - 1)) || source.charAt(i - 1) == '_')) return 0;
        return at(URL, source, i).map(it -> balanced(it.group())).filter(url -> link(url, UnaryOperator.identity(), into)).map(String::length).orElse(0);
    }

    /** A bracket that closes none within the address closes one around it. */
    private static String balanced(String url) {
        var end = url.length();
        while (url.charAt(end - 1) == ')' && url.substring(0, end).chars().filter(it -> it == ')').count() > url.substring(0, end).chars().filter(it -> it == '(').count()) end--;
        return url.substring(0, end);
    }

    private static boolean link(String url, UnaryOperator<String> words, DiscordLines into) {
        try {
            var to = new URI(new URI(url.replace("(", "%28").replace(")", "%29")).toASCIIString());
            if (to.getRawAuthority() == null) return false;
            into.add(new Span.Anchor(to, words.apply(to.toString())));
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    static int ticks(String source, int from) {
        var end = from;
        while (end < source.length() && source.charAt(end) == '`') end++;
        return end - from;
    }

    /** What stands between backticks. */
    record Ticked(String words, int end) {}

    /** Up to the first run of backticks that is exactly as long as this one, or else as long as some of it. */
    static Optional<Ticked> ticked(String source, int from) {
        var most = ticks(source, from);
        var longest = 0;
        var end = 0;
        for (var next = source.indexOf('`', from + most); next >= 0 && longest < most; next = source.indexOf('`', next + ticks(source, next))) {
            var run = ticks(source, next);
            if (run > most || run <= longest) continue;
            longest = run;
            end = next + run;
        }
        return longest == 0 ? Optional.empty() : Optional.of(new Ticked(source.substring(from + longest, end - longest), end));
    }

    /** What the pattern makes of what stands there. */
    static Optional<Matcher> at(Pattern pattern, String source, int index) {
        var matcher = pattern.matcher(source).region(index, source.length()).useTransparentBounds(true).useAnchoringBounds(false);
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }
}
