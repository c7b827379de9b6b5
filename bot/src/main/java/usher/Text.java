package usher;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words for people: an ICU message pattern in English and what stands in its braces. The English pattern is the key to its translations, and it is
 * resolved into the reader's language when it is drawn ({@link #spans}). What people typed only ever enters as an argument, so it is never markup.
 * Patterns know no markup of their own: emphasis, mentions, moments and links are kinds of argument.
 */
public record Text(String pattern, List<Arg> args) {

    public Text {
        args = List.copyOf(args);
    }

    public static Text of(String pattern, Arg... args) {
        return new Text(pattern, List.of(args));
    }

    /** Exactly these characters, untranslated: what a person typed, a name, a number. */
    public static Text verbatim(String words) {
        return of("{words}", plain("words", words));
    }

    /** One after the other with commas between; a part without a pattern of its own to translate. */
    public static Text listed(List<Text> parts) {
        var names = IntStream.range(0, parts.size()).mapToObj(i -> "part" + i).toList();
        return new Text(names.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", ")),
            IntStream.range(0, parts.size()).<Arg>mapToObj(i -> text(names.get(i), parts.get(i))).toList());
    }

    /** What this says to a reader of {@code locale}, piece by piece. */
    public List<Span> spans(Locale locale) {
        return Patterns.resolve(this, locale);
    }

    /** The same without any emphasis or liveliness, for logs, tests and screen readers; moments are written in UTC. */
    public String plain(Locale locale) {
        return Patterns.plain(spans(locale));
    }

    /** The same with moments by the clock of {@code zone}. */
    public String plain(Locale locale, ZoneId zone) {
        return Patterns.plain(spans(locale), at -> When.write(at, zone, locale));
    }

    /** The language in which a reader of {@code locale} is really spoken to. */
    public static Locale spoken(Locale locale) {
        return Translations.spoken(locale);
    }

    /** What stands in a pattern's braces, by name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Words.class, name = "words"), @JsonSubTypes.Type(value = Number.class, name = "number"),
        @JsonSubTypes.Type(value = Strong.class, name = "strong"), @JsonSubTypes.Type(value = Code.class, name = "code"),
        @JsonSubTypes.Type(value = Mention.class, name = "mention"), @JsonSubTypes.Type(value = Place.class, name = "place"),
        @JsonSubTypes.Type(value = Moment.class, name = "moment"), @JsonSubTypes.Type(value = Link.class, name = "link"),
        @JsonSubTypes.Type(value = Inner.class, name = "text")})
    public sealed interface Arg {
        String name();
    }

    public record Words(String name, String words) implements Arg {}
    public record Number(String name, long number) implements Arg {}
    public record Strong(String name, String words) implements Arg {}
    public record Code(String name, String words) implements Arg {}
    public record Mention(String name, Account account, String shown) implements Arg {}
    public record Place(String name, Address address, String shown) implements Arg {}
    public record Moment(String name, Instant at, Style style) implements Arg {}
    public record Link(String name, URI to, String words) implements Arg {}
    public record Inner(String name, Text text) implements Arg {}

    /** How a moment is drawn: with its date, as a time of day, or as how far away it is. */
    public enum Style { FULL, TIME, RELATIVE }

    public static Arg plain(String name, String words) {
        return new Words(name, words);
    }

    /** A number the pattern may choose words by: {@code {n, plural, one {# seat} other {# seats}}}. */
    public static Arg count(String name, long number) {
        return new Number(name, number);
    }

    public static Arg strong(String name, String words) {
        return new Strong(name, words);
    }

    /** Words to be copied or typed as they are, such as a command or a one-time code. */
    public static Arg code(String name, String words) {
        return new Code(name, words);
    }

    /** A person, drawn as the platform's own mention where they have that account, else as the shown name. Pings nobody unless {@link Wanted.Message#pings} says so. */
    public static Arg mention(String name, Account account, String shown) {
        return new Mention(name, account, shown);
    }

    /** A channel, drawn as the platform's own link to it. */
    public static Arg place(String name, Address channel, String shown) {
        return new Place(name, channel, shown);
    }

    public static Arg moment(String name, Instant at) {
        return new Moment(name, at, Style.FULL);
    }

    public static Arg moment(String name, Instant at, Style style) {
        return new Moment(name, at, style);
    }

    public static Arg link(String name, URI to, String words) {
        return new Link(name, to, words);
    }

    /** Words within words; translated by themselves. */
    public static Arg text(String name, Text text) {
        return new Inner(name, text);
    }

    /** A piece of resolved text. Every adapter draws each kind, and escapes in the one place that draws words. */
    public sealed interface Span {
        record Plain(String words) implements Span {}
        record Bold(String words) implements Span {}
        record Mono(String words) implements Span {}
        record Person(Account account, String shown) implements Span {}
        record Channel(Address address, String shown) implements Span {}
        record Time(Instant at, Style style) implements Span {}
        record Anchor(URI to, String words) implements Span {}
    }
}
