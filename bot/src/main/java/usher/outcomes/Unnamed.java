package usher.outcomes;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes people out of words that others are to read. */
public final class Unnamed {

    private static final String MENTION = "<@[!&]?[A-Za-z0-9]+(?:\\|[^>]*)?>|(?<![\\p{L}\\p{N}._])@[\\p{L}\\p{N}._-]+";

    private Unnamed() {}

    /** At most the first {@code most} characters of the words with {@code instead} for every mention, and for every name and every part of one of two letters or more. */
    public static String of(String words, Collection<String> names, String instead, int most) {
        var parts = names.stream().flatMap(name -> Stream.concat(Stream.of(name.strip()), Arrays.stream(name.strip().split("[\\s_.]+")))).filter(part -> part.codePointCount(0, part.length()) > 1)
            .distinct().sorted(Comparator.comparingInt(String::length).reversed()).map(Pattern::quote).collect(Collectors.joining("|"));
        var named = parts.isEmpty() ? "" : "|@?(?<![\\p{L}\\p{N}])(?:" + parts + ")(?![\\p{L}\\p{N}])";
        var unnamed = Pattern.compile(MENTION + named, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(words).replaceAll(Matcher.quoteReplacement(instead));
        return unnamed.codePointCount(0, unnamed.length()) <= most ? unnamed : unnamed.substring(0, unnamed.offsetByCodePoints(0, most));
    }
}
