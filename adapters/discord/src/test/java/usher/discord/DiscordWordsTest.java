package usher.discord;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Address;
import usher.Card;
import usher.Heard;
import usher.Space;
import usher.Text;
import usher.Text.Span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** What people type on Discord, as what it means; and drawn and read again, as the same. */
class DiscordWordsTest {

    private static final Space HERE = new Space("discord", "77");
    private static final DiscordWords WORDS = new DiscordWords(HERE, new DiscordWords.Names() {
        @Override
        public Optional<String> person(String id) {
            return id.equals("5") ? Optional.of("Ann") : Optional.empty();
        }

        @Override
        public Optional<String> channel(String id) {
            return id.equals("6") ? Optional.of("events") : Optional.empty();
        }

        @Override
        public Optional<String> role(String id) {
            return id.equals("8") ? Optional.of("mentors") : Optional.empty();
        }
    });
    /** Whatever Discord gives a meaning to, and what only looks so. */
    private static final List<String> PIECES = List.of("a", "b ", " ", "\n", "\n\n", "*", "**", "***", "_", "__", "~~", "||", "`", "``", "```", "```java\n", "\n```\n", "\\", "\\\\", "<", ">", "@", "#", "-", "- ", "# ", "> ",
        "1. ", "+", "[", "]", "(", ")", "[a](https://x.example/b)", "[a b](<https://x.example/b_c>)", "https://x.example/a_(b)", "http://", "<https://x.example>", "<@5>", "<@!5>", "<@9>", "<@&8>", "<@&9>", "<#6>", "<#9>",
        "<:wave:12>", "<a:wave:12>", "<t:1700000000>", "<t:1700000000:R>", "<t:999999999999>", "</hours ask:12>", "@everyone", ":", ":x:", "://", "é", "😀", "\u00a0", "\u2003", "\u200b", "\t", "'", "{", "}", "{0}", "\"", "h", "ht", "\r");

    private static List<Card.Block> read(String typed) {
        return WORDS.read(typed);
    }

    private static Span one(String typed) {
        return spans(typed).stream().reduce((_, _) -> {
            throw new AssertionError("more than one: " + spans(typed));
        }).orElseThrow();
    }

    private static List<Span> spans(String typed) {
        return ((Card.Paragraph) read(typed).getFirst()).text().spans(Locale.ENGLISH);
    }

    private static String plain(String typed) {
        return read(typed).stream().map(it -> it instanceof Card.Paragraph paragraph ? paragraph.text().plain(Locale.ENGLISH) : "code").collect(Collectors.joining("|"));
    }

    private static String drawn(List<Card.Block> blocks) {
        var card = new Card(Text.of(""), Card.Tone.PLAIN, blocks, List.of());
        return new DiscordCards(HERE, Locale.ENGLISH, false, 100_000).draw(card).getComponents().stream().filter(TextDisplay.class::isInstance).map(it -> ((TextDisplay) it).getContent())
            .collect(Collectors.joining("\n"));
    }

    @Test
    void emphasisCodeMentionsMomentsAndLinksBecomeWhatTheyAre() {
        assertThat(one("**well done**")).isEqualTo(new Span.Bold("well done"));
        assertThat(one("`x = *y*`")).isEqualTo(new Span.Mono("x = *y*"));
        assertThat(one("<@!5>")).isEqualTo(new Span.Person(new Account(HERE, "5"), "Ann"));
        assertThat(one("<@9>")).isEqualTo(new Span.Person(new Account(HERE, "9"), "9"));
        assertThat(one("<#6>")).isEqualTo(new Span.Channel(Address.channel(HERE, "6"), "events"));
        assertThat(one("<t:1700000000:R>")).isEqualTo(new Span.Time(Instant.ofEpochSecond(1_700_000_000), Text.Style.RELATIVE));
        assertThat(one("https://x.example/a?b=c&d")).isEqualTo(new Span.Anchor(URI.create("https://x.example/a?b=c&d"), "https://x.example/a?b=c&d"));
        assertThat(one("[the **book**](<https://x.example/a> \"title\")")).isEqualTo(new Span.Anchor(URI.create("https://x.example/a"), "the book"));
        assertThat(one("https://de.wikipedia.org/wiki/\u00dcbung_(Sport)")).isEqualTo(new Span.Anchor(URI.create("https://de.wikipedia.org/wiki/%C3%9Cbung_%28Sport%29"), "https://de.wikipedia.org/wiki/%C3%9Cbung_%28Sport%29"));
        assertThat(spans("(see https://x.example/a).")).containsExactly(new Span.Plain("(see "), new Span.Anchor(URI.create("https://x.example/a"), "https://x.example/a"), new Span.Plain(")."));
        assertThat(plain("<@&8> <:wave:12> <a:wave:12> </hours ask:12>")).isEqualTo("@mentors :wave: :wave: /hours ask");
        assertThat(spans("**see `x` and\nthat **")).containsExactly(new Span.Bold("see"), new Span.Plain(" "), new Span.Mono("x"), new Span.Plain(" "), new Span.Bold("and"), new Span.Plain("\n"), new Span.Bold("that"));
    }

    @Test
    void everythingElseStaysAsItWasTyped() {
        for (var typed : List.of("# a heading", "- a list", "> a quote", "_so_ ~~or~~ ||so||", "a ** b", "`open", "```open", "``` ```", "<@x>", "<t:99999999999999>", "[a]", "[https://evil.example](https://x.example)",
            "@everyone", "2 * 3 * 4", "xhttps://x.example", "{0} '{1}'", "``a`b``", "`a\nb`")) {
            assertThat(plain(typed)).as(typed).isEqualTo(typed);
        }
        assertThat(plain("\\*\\*not bold\\*\\* \\<@5> \\`x\\` \\a \\\\ \\😀 \\")).isEqualTo("**not bold** <@5> `x` \\a \\ 😀 \\");
        assertThat(read("  \n ")).isEmpty();
        assertThat(read("")).isEmpty();
    }

    @Test
    void programTextIsABlockOfItsOwn() {
        assertThat(read("look:\n```java\nint a = 1;\n\tb(\"`x`\");\n```\nand ```so``` too")).containsExactly(
            new Card.Paragraph(Text.of("{w0}", Text.plain("w0", "look:"))), new Card.Code("int a = 1;\n\tb(\"`x`\");"),
            new Card.Paragraph(Text.of("{w0}", Text.plain("w0", "and"))), new Card.Code("so"), new Card.Paragraph(Text.of("{w0}", Text.plain("w0", "too"))));
        assertThat(plain("\\```no```")).isEqualTo("```no```");
    }

    @Test
    void whatIsLongIsSplitAtLineEndsAndKeptAsFarAsItGoes() {
        var line = "word ".repeat(30).strip();
        var many = String.join("\n", java.util.Collections.nCopies(12, line));
        assertThat(read(many)).hasSize(4).allSatisfy(it -> assertThat(((Card.Paragraph) it).text().plain(Locale.ENGLISH)).hasSizeLessThan(500));
        assertThat(plain(many).replace('|', '\n')).isEqualTo(many);
        var hostile = read("**a**`b`".repeat(500));
        assertThat(hostile).as("kept as words alone").singleElement().isInstanceOfSatisfying(Card.Paragraph.class, it -> assertThat(it.text().args()).hasSize(1));
        assertThat(new Heard("1/2", Optional.empty(), 0, 0, read("\"\n".repeat(1999) + "x")).written()).hasSizeLessThan(16_001);
    }

    @Test
    void drawnAndReadAgainItIsTheSame() {
        var seed = Long.getLong("usher.words.seed", new Random().nextLong());
        System.out.println("words seed " + seed);
        var random = new Random(seed);
        for (var n = 0; n < Integer.getInteger("usher.words.tries", 20_000); n++) {
            var typed = random.ints(random.nextInt(1, 14), 0, PIECES.size()).mapToObj(PIECES::get).collect(Collectors.joining());
            if (n % 50 == 0) typed = (typed + "\n").repeat(random.nextInt(1, 30));
            same(typed, seed);
        }
    }

    private static void same(String typed, long seed) {
        var first = read(typed);
        if (first.isEmpty()) return;
        var drawn = drawn(first);
        assertThat(read(drawn)).as("seed %s, typed <%s>, drawn <%s>", seed, typed, drawn).isEqualTo(first);
        assertThat(Heard.read(new Heard("1/2", Optional.empty(), 0, 0, first).written())).isNotEmpty();
    }

    @Test
    void nothingThatCanBeTypedTakesLong() {
        for (var piece : PIECES) {
            var most = piece.repeat(4000 / piece.length());
            assertTimeout(Duration.ofSeconds(2), () -> assertThatCode(() -> read(most)).doesNotThrowAnyException(), piece);
            assertTimeout(Duration.ofSeconds(2), () -> read("```" + most + "``"), piece);
            assertTimeout(Duration.ofSeconds(2), () -> read("**[" + most), piece);
        }
    }
}
