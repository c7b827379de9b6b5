package usher.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import usher.Card;
import usher.Space;
import usher.Text;
import usher.Text.Span;

/**
 * Reads Discord's Markdown as people type it: the way back of {@link DiscordMarkdown}. Code, bold, mentions, moments and links become what they are; every other sign,
 * a list's and a heading's too, stays as it was typed. Drawn by {@link DiscordCards} and read again it is the same.
 *
 * @param here the server it was written on, whose channels it names
 */
record DiscordWords(Space here, Names names) {

    /** What those are called who are mentioned by their ids; empty for whoever is not known. */
    interface Names {
        Optional<String> person(String id);

        Optional<String> channel(String id);

        Optional<String> role(String id);
    }

    /** Characters of a paragraph after which the next line begins another, so that what is too long to be kept loses its last lines and not all. */
    private static final int LONG = 500;
    /** A line with more of a kind than this in it is kept as its words alone. */
    private static final int MOST_MARKS = 60;

    /** As Discord's own client reads it. */
    private static final Pattern FENCE = Pattern.compile("```(?:[a-zA-Z0-9_+\\-.#]+\\n)?\\n*(?!```)([^\\n][\\s\\S]*?)\\n*```");

    /** What it says, as a card's blocks; none for nothing. */
    List<Card.Block> read(String typed) {
        var source = typed.replace("\r\n", "\n").replace('\r', '\n');
        var blocks = new ArrayList<Card.Block>();
        var from = 0;
        for (var i = 0; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.charAt(i) == '`') {
                var fence = DiscordSpans.at(FENCE, source, i);
                if (fence.isPresent() && !fence.get().group(1).isBlank()) {
                    paragraphs(source.substring(from, i), blocks);
                    blocks.add(new Card.Code(fence.get().group(1).stripTrailing()));
                    from = fence.get().end();
                }
                var passed = i;
                i = fence.map(Matcher::end).or(() -> DiscordSpans.ticked(source, passed).map(DiscordSpans.Ticked::end)).orElse(i + DiscordSpans.ticks(source, i)) - 1;
            }
        }
        paragraphs(source.substring(from), blocks);
        return blocks;
    }

    private void paragraphs(String source, List<Card.Block> blocks) {
        var lines = new DiscordLines();
        new DiscordSpans(here, names).read(source, false, lines);
        var paragraph = new ArrayList<Span>();
        var length = 0;
        for (var line : lines.stripped()) {
            var spans = line.size() > MOST_MARKS ? List.<Span>of(new Span.Plain(words(line))) : line;
            var words = words(spans);
            var more = words.length() + 1;
            // a blank line begins no paragraph
            if (length > 0 && length + more > LONG && !words.isBlank()) {
                blocks.add(paragraph(paragraph));
                paragraph.clear();
                length = 0;
            } else if (length > 0) {
                paragraph.add(new Span.Plain("\n"));
            }
            paragraph.addAll(spans);
            length += more;
        }
        if (length > 0) blocks.add(paragraph(paragraph));
    }

    static String words(List<Span> spans) {
        return text(spans).plain(Locale.ENGLISH);
    }

    private static Card.Block paragraph(List<Span> spans) {
        return new Card.Paragraph(text(DiscordLines.joined(spans)));
    }

    /** A pattern of braces alone, with nothing in it to translate. */
    private static Text text(List<Span> spans) {
        var pattern = new StringBuilder();
        var args = new ArrayList<Text.Arg>();
        for (var span : spans) {
            var name = "w" + args.size();
            pattern.append('{').append(name).append('}');
            args.add(switch (span) {
                case Span.Plain it -> Text.plain(name, it.words());
                case Span.Bold it -> Text.strong(name, it.words());
                case Span.Mono it -> Text.code(name, it.words());
                case Span.Person it -> Text.mention(name, it.account(), it.shown());
                case Span.Channel it -> Text.place(name, it.address(), it.shown());
                case Span.Time it -> Text.moment(name, it.at(), it.style());
                case Span.Anchor it -> Text.link(name, it.to(), it.words());
            });
        }
        return new Text(pattern.toString(), args);
    }
}
