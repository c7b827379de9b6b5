package usher.slack;

import com.google.gson.Gson;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import usher.Account;
import usher.Address;
import usher.Card;
import usher.Heard;
import usher.Space;
import usher.Text;

import static org.assertj.core.api.Assertions.assertThat;

/** Slack's words as blocks: what its clients send, what those of old send, and whatever anybody could put there. */
class SlackWordsTest {

    private static final Gson SNAKE_CASE = GsonFactory.createSnakeCase();
    private static final Space SPACE = new Space("slack", "T1");
    private static final SlackWords WORDS = new SlackWords(SPACE, account -> account.user().equals("U1") ? "Ann" : account.user());
    private static final List<String> HOSTILE = List.of("@everyone", "<!channel>", "*x*", "_y_", "<b>", "&amp;", "&", "<@U1>", "`", "```", "> q", "{part0}", "{0}", "'", "''{", "\u202Ertl", "\uD83C\uDF89", "\uD83D",
        "\n", "\n\n", "• ", "1. ", "https://example.org/?a=1&b=2", "~", "|", "^", "\\", "\t", "plain words", "ä", " ", "\u0000", "<https://x|y>", "<!date^1^{date}|z>", ":wave:", "x".repeat(700));

    private static Message message(String json) {
        return SNAKE_CASE.fromJson(json, Message.class);
    }

    private static List<Card.Block> old(String text) {
        var message = new Message();
        message.setText(text);
        return WORDS.read(message);
    }

    private static List<Card.Block> rich(String elements) {
        return WORDS.read(message("{\"text\":\"(old)\",\"blocks\":[{\"type\":\"rich_text\",\"elements\":[" + elements + "]}]}"));
    }

    private static String section(String pieces) {
        return "{\"type\":\"rich_text_section\",\"elements\":[" + pieces + "]}";
    }

    /** The blocks in one line each: what is strong in asterisks, what is code in backticks, and where the rest leads. */
    private static List<String> shown(List<Card.Block> blocks) {
        return blocks.stream().map(block -> switch (block) {
            case Card.Paragraph it -> shown(it.text());
            case Card.Bullets it -> it.lines().stream().map(SlackWordsTest::shown).collect(Collectors.joining("|", "[", "]"));
            case Card.Code it -> "```" + it.lines() + "```";
            default -> block.toString();
        }).toList();
    }

    private static String shown(Text text) {
        return joined(text.spans(Locale.ENGLISH)).stream().map(span -> switch (span) {
            case Text.Span.Plain it -> it.words();
            case Text.Span.Bold it -> "*" + it.words() + "*";
            case Text.Span.Mono it -> "`" + it.words() + "`";
            case Text.Span.Person it -> "@(" + it.account().user() + " " + it.shown() + ")";
            case Text.Span.Channel it -> "#(" + it.address().id() + " " + it.shown() + ")";
            case Text.Span.Time it -> "(" + it.at() + " " + it.style() + ")";
            case Text.Span.Anchor it -> "(" + it.words() + " -> " + it.to() + ")";
        }).collect(Collectors.joining());
    }

    /** Neighbours that look the same are one to whoever reads. */
    private static List<Text.Span> joined(List<Text.Span> spans) {
        var joined = new ArrayList<Text.Span>();
        for (var span : spans) {
            switch (span) {
                case Text.Span.Plain it when !joined.isEmpty() && joined.getLast() instanceof Text.Span.Plain last -> joined.set(joined.size() - 1, new Text.Span.Plain(last.words() + it.words()));
                case Text.Span.Bold it when !joined.isEmpty() && joined.getLast() instanceof Text.Span.Bold last -> joined.set(joined.size() - 1, new Text.Span.Bold(last.words() + it.words()));
                case Text.Span.Mono it when !joined.isEmpty() && joined.getLast() instanceof Text.Span.Mono last -> joined.set(joined.size() - 1, new Text.Span.Mono(last.words() + it.words()));
                default -> joined.add(span);
            }
        }
        return joined;
    }

    @Test
    void richTextIsReadPieceByPiece() {
        assertThat(shown(rich(section("""
            {"type":"text","text":"a "},{"type":"text","text":"b","style":{"bold":true}},{"type":"text","text":"c","style":{"italic":true}},{"type":"text","text":"d","style":{"code":true}},
            {"type":"user","user_id":"U1"},{"type":"user","user_id":"U2"},{"type":"channel","channel_id":"C1"},{"type":"usergroup","usergroup_id":"S1"},{"type":"broadcast","range":"here"},
            {"type":"link","url":"https://example.org/a?b=c&d","text":"site"},{"type":"link","url":"https://example.org"},{"type":"emoji","name":"wave","unicode":"1f44b-1f3fb"},{"type":"emoji","name":"party"},
            {"type":"date","timestamp":60,"format":"{date} at {time}","fallback":"x"},{"type":"date","timestamp":60,"format":"{time}","fallback":"x"},{"type":"color","value":"#fff"}"""))))
            .containsExactly("a *b*c`d`@(U1 Ann)@(U2 U2)#(C1 C1)@S1@here(site -> https://example.org/a?b=c&d)(https://example.org -> https://example.org)\uD83D\uDC4B\uD83C\uDFFB:party:(1970-01-01T00:01:00Z FULL)(1970-01-01T00:01:00Z TIME)#fff");
    }

    @Test
    void listsQuotesAndCodeAreBlocksOfTheirOwn() {
        assertThat(shown(rich(String.join(",", section("{\"type\":\"text\",\"text\":\"Look:\\n\\n\"}"), "{\"type\":\"rich_text_preformatted\",\"elements\":[{\"type\":\"text\",\"text\":\"if (a < b) {\\n  *x* = `y`\\n}\"},{\"type\":\"link\",\"url\":\"https://x.org\"}]}",
            "{\"type\":\"rich_text_list\",\"style\":\"bullet\",\"indent\":0,\"elements\":[" + section("{\"type\":\"text\",\"text\":\"one\"}") + "]}",
            "{\"type\":\"rich_text_list\",\"style\":\"bullet\",\"indent\":1,\"elements\":[" + section("{\"type\":\"text\",\"text\":\"two\"}") + "]}",
            section("{\"type\":\"text\",\"text\":\"\\n\"}"),
            "{\"type\":\"rich_text_list\",\"style\":\"ordered\",\"indent\":0,\"offset\":2,\"elements\":[" + section("{\"type\":\"text\",\"text\":\"three\"}") + "," + section("{\"type\":\"text\",\"text\":\"four\"}") + "]}",
            "{\"type\":\"rich_text_quote\",\"elements\":[{\"type\":\"text\",\"text\":\"said\\nbefore\"}]}"))))
            .containsExactly("Look:", "```if (a < b) {\n  *x* = `y`\n}https://x.org```", "[one|\u2003◦ two]", "3. three\n4. four", "> said\n> before");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '"', ignoreLeadingAndTrailingWhitespace = false, value = {
        "a *b* c!a *b* c", "*b*!*b*", "2*3*4!2*3*4", "*open!*open", "a * b * c!a * b * c", "_i_ ~s~!i s", "snake_case_name!snake_case_name", "`*x*` `a`b!`*x*` `a`b", "`open!`open", "&lt;b&gt; &amp;amp;!<b> &amp;",
        "<@U1> <@U2|ben>!@(U1 Ann) @(U2 ben)", "<#C1|hall> <#C2>!#(C1 hall) #(C2 C2)", "<https://x.org/?a=1&amp;b=2|the *site*>!(the *site* -> https://x.org/?a=1&b=2)", "<https://x.org/_a_>!(https://x.org/_a_ -> https://x.org/_a_)",
        "_see <https://x.org/_/>_!see (https://x.org/_/ -> https://x.org/_/)", "<mailto:a@b.org|a@b.org>!(a@b.org -> mailto:a@b.org)", "<javascript:alert(1)|click>!click", "*hey <@U1>*!*hey *@(U1 Ann)", "*_both_*!*both*",
        "<notatag!<notatag", "&lt;@U1&gt;!<@U1>", "**!**", "``!``", "'{part0}!'{part0}"})
    void mrkdwnIsReadAsClientsDrawIt(String text, String shown) {
        assertThat(shown(old(text))).containsExactly(shown);
    }

    @Test
    void specialMentionsAndDatesOfOldAreRead() {
        assertThat(shown(old("<!here> <!subteam^S1|@helpers> <!date^60^{date} {time}|then> <!date^60^{time}|then>"))).containsExactly("@here @helpers (1970-01-01T00:01:00Z FULL) (1970-01-01T00:01:00Z TIME)");
    }

    @Test
    void fencesAreCodeAndAnOpenOneStaysAsItWasTyped() {
        assertThat(shown(old("see\n```\nif (a &lt; b) *x*\n```\nand ```one```\nopen ```two\n• one\n• *two*\nthree")))
            .containsExactly("see", "```if (a < b) *x*```", "and ", "```one```", "open ```two", "[one|*two*]", "three");
    }

    @Test
    void eachFileIsALink() {
        var file = "\"files\":[{\"id\":\"F1\",\"name\":\"<notes>.txt\",\"permalink\":\"https://x.slack.com/files/U1/F1/notes\"},{\"id\":\"F2\",\"mode\":\"tombstone\"},{\"id\":\"F3\",\"permalink\":\"https://x.slack.com/f 3\"}]";
        assertThat(shown(WORDS.read(message("{\"text\":\"\"," + file + "}"))))
            .containsExactly("(<notes>.txt -> https://x.slack.com/files/U1/F1/notes)", "(https://x.slack.com/f 3 -> https://x.slack.com/f%203)");
    }

    @Test
    void whatIsNotKnownYetIsLeftOutAndTheTextTakesThePlaceOfWhatIsLeftEmpty() {
        assertThat(shown(rich("{\"type\":\"rich_text_table\"}," + section("{\"type\":\"hologram\"},{\"type\":\"text\"},null")))).containsExactly("(old)");
        assertThat(shown(rich(section("{\"type\":\"hologram\"},{\"type\":\"text\",\"text\":\"new\"}")))).containsExactly("new");
        assertThat(shown(WORDS.read(message("{\"text\":\"<#C1|hall>\",\"blocks\":[null,{\"type\":\"video_wall\"},{\"type\":\"rich_text\",\"elements\":[" + section("{\"type\":\"channel\",\"channel_id\":\"C1\"}") + "]}]}")))).containsExactly("#(C1 hall)");
    }

    @Test
    void longParagraphsGoOnWhereALineEndsAndNothingIsLost() {
        var line = "x".repeat(99) + "\n";
        var read = old(line.repeat(100).strip());
        assertThat(read).hasSize(4).allSatisfy(it -> assertThat(shown(List.of(it)).getFirst()).hasSizeLessThanOrEqualTo(SlackPieces.LONGEST).endsWith("x"));
        assertThat(String.join("\n", shown(read))).isEqualTo(line.repeat(100).strip());
        assertThat(String.join("", shown(old("\uD83C\uDF89".repeat(5_000))))).isEqualTo("\uD83C\uDF89".repeat(5_000));
        assertThat(shown(old("```" + line.repeat(100) + "```"))).hasSize(4);
    }

    /** What Usher draws for Slack reads as it was, whatever characters are in it. */
    @Test
    void whatIsDrawnReadsAsItWas() {
        for (var tries = 0; tries < 400; tries++) {
            var seed = Long.getLong("usher.words.seed", System.nanoTime() + tries);
            var random = new SplittableRandom(seed);
            var blocks = IntStream.range(0, random.nextInt(1, 6)).mapToObj(_ -> block(random)).toList();
            var drawn = SlackCards.draw(new Card(Text.of(""), Card.Tone.PLAIN, blocks, List.of()), new SlackText.Reader(SPACE, Locale.ENGLISH, Optional.empty(), true));
            var sent = new Message();
            sent.setText(drawn.notice());
            sent.setBlocks(drawn.blocks());
            assertThat(shown(WORDS.read(message(SNAKE_CASE.toJson(sent))))).as("-Dusher.words.seed=%d", seed).isEqualTo(shown(blocks));
        }
    }

    /** Whatever comes as mrkdwn is read without a failure, quickly, and can be written down and read again. */
    @Test
    void anyTextIsReadAndKept() {
        for (var tries = 0; tries < 400; tries++) {
            var seed = Long.getLong("usher.words.seed", System.nanoTime() + tries);
            var read = old(words(new SplittableRandom(seed), 60));
            var heard = new Heard("C1/1.000001", Optional.empty(), 0, 0, read);
            assertThat(Heard.read(heard.written())).as("-Dusher.words.seed=%d", seed).isNotNull();
        }
        for (var sign : List.of("*", "_", "~", "`", "<", "```", "*a ", "_~*", "<!date^", "• ", "\n", "*a_b`c<d ", "&")) {
            var began = System.nanoTime();
            old(sign.repeat(40_000 / sign.length()));
            assertThat(System.nanoTime() - began).as(sign).isLessThan(2_000_000_000L);
        }
    }

    private static String words(SplittableRandom random, int most) {
        return IntStream.range(0, random.nextInt(1, most)).mapToObj(_ -> HOSTILE.get(random.nextInt(HOSTILE.size()))).collect(Collectors.joining());
    }

    /** Words that Slack keeps as they are: not blank, no half characters, no empty lines around them. */
    private static String kept(SplittableRandom random) {
        return "w" + words(random, 5).replace("\uD83D", "").replace("\u0000", "") + "w";
    }

    private static Card.Block block(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Card.Bullets(IntStream.range(0, random.nextInt(1, 4)).mapToObj(_ -> text(random, 3)).toList());
            case 1 -> new Card.Code(SlackLimits.fit(kept(random), 2_900));
            default -> new Card.Paragraph(text(random, 4));
        };
    }

    private static Text text(SplittableRandom random, int most) {
        var args = new ArrayList<Text.Arg>();
        for (var i = 0; i < random.nextInt(1, most); i++) args.add(arg(random, "a" + i + args.size()));
        args.add(Text.plain("last", ".w"));
        return new Text(args.stream().map(arg -> "{" + arg.name() + "}").collect(Collectors.joining()), args);
    }

    private static Text.Arg arg(SplittableRandom random, String name) {
        var words = SlackLimits.fit(kept(random), 600);
        return switch (random.nextInt(8)) {
            case 0 -> Text.strong(name, words);
            case 1 -> Text.code(name, words);
            case 2 -> Text.mention(name, new Account(SPACE, "U1"), "Ann");
            case 3 -> Text.place(name, Address.channel(SPACE, "C1"), "C1");
            case 4 -> Text.moment(name, Instant.ofEpochSecond(random.nextInt(1, Integer.MAX_VALUE)), random.nextBoolean() ? Text.Style.FULL : Text.Style.TIME);
            case 5 -> Text.link(name, URI.create("https://example.org/?a=1&b=%20c#d"), words);
            default -> Text.plain(name, words);
        };
    }
}
