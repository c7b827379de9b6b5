package usher;

import com.ibm.icu.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Resolves {@link Text} into spans. ICU chooses the words; each argument that is not a number goes through it as one private-use character and is put
 * in its place afterwards, so nothing a person typed is ever read as a pattern.
 */
final class Patterns {

    private static final int FIRST = 0xE000;
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern NAMED = Pattern.compile("(?:[^{}]|\\{[A-Za-z0-9]+\\})*+", Pattern.DOTALL);
    private static final Map<String, Boolean> SIMPLE = new ConcurrentHashMap<>();
    private static final Map<Key, MessageFormat> FORMATS = new ConcurrentHashMap<>();

    private record Key(String pattern, Locale locale) {}

    private Patterns() {}

    static List<Text.Span> resolve(Text text, Locale locale) {
        var spans = new ArrayList<Text.Span>();
        var pattern = Translations.of(locale).pattern(text.pattern());
        if (text.args().isEmpty() && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) return List.of(new Text.Span.Plain(pattern));
        if (isSimple(pattern, text.args())) return simple(pattern, text.args(), locale);
        var said = new StringBuilder();
        for (var unit : format(pattern, text.args(), locale).toCharArray()) {
            if (unit >= FIRST && unit < FIRST + text.args().size()) {
                flush(said, spans);
                add(text.args().get(unit - FIRST), locale, spans);
            } else {
                said.append(unit);
            }
        }
        flush(said, spans);
        return List.copyOf(spans);
    }

    /** Nothing but words and names in braces, as most are: what ICU would make of it is plain to see, and a crowd's answers need not wait for it. */
    private static boolean isSimple(String pattern, List<Text.Arg> args) {
        return SIMPLE.computeIfAbsent(pattern, it -> it.indexOf('\'') < 0 && NAMED.matcher(it).matches()) && args.stream().noneMatch(Text.Number.class::isInstance);
    }

    private static List<Text.Span> simple(String pattern, List<Text.Arg> args, Locale locale) {
        var spans = new ArrayList<Text.Span>();
        var from = 0;
        for (var open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
            var close = pattern.indexOf('}', open);
            var name = pattern.substring(open + 1, close);
            if (open > from) spans.add(new Text.Span.Plain(pattern.substring(from, open)));
            args.stream().filter(arg -> arg.name().equals(name)).reduce((_, last) -> last)
                .ifPresentOrElse(arg -> add(arg, locale, spans), () -> spans.add(new Text.Span.Plain("{" + name + "}")));
            from = close + 1;
        }
        if (from < pattern.length()) spans.add(new Text.Span.Plain(pattern.substring(from)));
        return List.copyOf(spans);
    }

    private static String format(String pattern, List<Text.Arg> args, Locale locale) {
        var values = new HashMap<String, Object>();
        for (var i = 0; i < args.size(); i++) {
            var arg = args.get(i);
            values.put(arg.name(), arg instanceof Text.Number number ? (Object) number.number() : String.valueOf((char) (FIRST + i)));
        }
        // a MessageFormat is not safe for threads to share; a clone of a parsed one is cheap
        var format = (MessageFormat) FORMATS.computeIfAbsent(new Key(pattern, Translations.spoken(locale)), key -> new MessageFormat(key.pattern, key.locale)).clone();
        return format.format(values);
    }

    private static void flush(StringBuilder said, List<Text.Span> spans) {
        if (!said.isEmpty()) spans.add(new Text.Span.Plain(said.toString()));
        said.setLength(0);
    }

    private static void add(Text.Arg arg, Locale locale, List<Text.Span> spans) {
        switch (arg) {
            case Text.Words it -> spans.add(new Text.Span.Plain(it.words()));
            case Text.Number it -> spans.add(new Text.Span.Plain(Long.toString(it.number())));
            case Text.Strong it -> spans.add(new Text.Span.Bold(it.words()));
            case Text.Code it -> spans.add(new Text.Span.Mono(it.words()));
            case Text.Mention it -> spans.add(new Text.Span.Person(it.account(), it.shown()));
            case Text.Place it -> spans.add(new Text.Span.Channel(it.address(), it.shown()));
            case Text.Moment it -> spans.add(new Text.Span.Time(it.at(), it.style()));
            case Text.Link it -> spans.add(new Text.Span.Anchor(it.to(), it.words()));
            case Text.Inner it -> spans.addAll(resolve(it.text(), locale));
        }
    }

    static String plain(List<Text.Span> spans) {
        return plain(spans, UTC::format);
    }

    static String plain(List<Text.Span> spans, Function<Instant, String> moment) {
        var words = new StringBuilder();
        for (var span : spans) {
            words.append(switch (span) {
                case Text.Span.Plain it -> it.words();
                case Text.Span.Bold it -> it.words();
                case Text.Span.Mono it -> it.words();
                case Text.Span.Person it -> "@" + it.shown();
                case Text.Span.Channel it -> "#" + it.shown();
                case Text.Span.Time it -> moment.apply(it.at());
                case Text.Span.Anchor it -> it.words();
            });
        }
        return words.toString();
    }
}
