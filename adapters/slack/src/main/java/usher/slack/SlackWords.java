package usher.slack;

import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextQuoteElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Card;
import usher.Space;
import usher.Text;

/** What somebody wrote in Slack as blocks of a card: its rich text, as clients send it, or else its mrkdwn, and a link for each file. */
final class SlackWords {

    /** Levels of a list beyond which it is drawn no deeper. */
    private static final int DEEPEST = 8;

    private final Space space;
    private final Function<Account, String> people;

    /** @param people the name of somebody as far as it is known, else their id; asks nobody */
    SlackWords(Space space, Function<Account, String> people) {
        this.space = space;
        this.people = people;
    }

    List<Card.Block> read(Message message) {
        var text = message.getText() == null ? "" : message.getText();
        var names = new SlackNames(space, people, labels(text));
        var blocks = new ArrayList<Card.Block>();
        for (var block : present(message.getBlocks())) if (block instanceof RichTextBlock it) rich(present(it.getElements()), names, blocks);
        if (blocks.isEmpty()) blocks.addAll(new SlackMrkdwn(names).blocks(text));
        for (var file : present(message.getFiles())) file(file, blocks);
        return blocks;
    }

    private static Map<String, String> labels(String text) {
        var labels = new HashMap<String, String>();
        for (var found = SlackCommand.ENTITY.matcher(text); found.find(); ) {
            if (found.group(2) != null) labels.put(found.group(1).substring(found.group(1).indexOf('^') + 1).replaceFirst("^[@#]", ""), SlackCommand.words(found.group(2)));
        }
        return labels;
    }

    private static <T> List<T> present(@Nullable List<? extends @Nullable T> parts) {
        return parts == null ? List.of() : parts.stream().filter(Objects::nonNull).<T>map(it -> it).toList();
    }

    private static void file(File file, List<Card.Block> blocks) {
        var name = Optional.ofNullable(file.getName()).or(() -> Optional.ofNullable(file.getTitle())).filter(it -> !it.isBlank());
        if (file.getPermalink() == null) return; // taken away since, or not for everybody to see
        paragraphs(new SlackPieces().link(file.getPermalink(), name.orElse(file.getPermalink())), blocks);
    }

    private static void rich(List<BlockElement> elements, SlackNames names, List<Card.Block> blocks) {
        for (var i = 0; i < elements.size(); i++) {
            switch (elements.get(i)) {
                case RichTextSectionElement it -> paragraphs(pieces(it.getElements(), names, new SlackPieces()), blocks);
                case RichTextQuoteElement it -> paragraphs(pieces(it.getElements(), names, new SlackPieces("> ")), blocks);
                case RichTextPreformattedElement it -> code(words(it.getElements()), blocks);
                case RichTextListElement it -> {
                    var list = new ArrayList<>(List.of(it));
                    while (i + 1 < elements.size() && elements.get(i + 1) instanceof RichTextListElement next) {
                        list.add(next);
                        i++;
                    }
                    list(list, names, blocks);
                }
                default -> { } // what there was not yet when this was written
            }
        }
    }

    private static SlackPieces pieces(@Nullable List<? extends @Nullable RichTextElement> elements, SlackNames names, SlackPieces into) {
        for (var element : present(elements)) {
            switch (element) {
                case RichTextSectionElement.Text it when it.getText() == null -> { }
                case RichTextSectionElement.Text it when it.getStyle() != null && it.getStyle().isCode() -> into.code(it.getText());
                case RichTextSectionElement.Text it when it.getStyle() != null && it.getStyle().isBold() -> into.strong(it.getText());
                case RichTextSectionElement.User it when isId(it.getUserId()) -> names.person(it.getUserId(), Optional.empty(), into);
                case RichTextSectionElement.Channel it when isId(it.getChannelId()) -> names.place(it.getChannelId(), Optional.empty(), into);
                case RichTextSectionElement.Link it when it.getUrl() != null -> into.link(it.getUrl(), it.getText() == null || it.getText().isBlank() ? it.getUrl() : it.getText());
                case RichTextSectionElement.UserGroup it -> into.plain("@" + names.labels().getOrDefault(String.valueOf(it.getUsergroupId()), String.valueOf(it.getUsergroupId())).replaceFirst("^@", ""));
                case RichTextSectionElement.Date it when it.getTimestamp() != null -> SlackNames.moment(it.getTimestamp(), it.getFormat() == null ? "" : it.getFormat(), into);
                default -> into.plain(word(element));
            }
        }
        return into;
    }

    private static boolean isId(@Nullable String id) {
        return id != null && id.matches("[A-Z0-9]{2,40}");
    }

    /** What is words and no more. */
    private static String word(RichTextElement element) {
        return switch (element) {
            case RichTextSectionElement.Text it -> it.getText() == null ? "" : it.getText();
            case RichTextSectionElement.Link it -> it.getText() == null || it.getText().isBlank() ? String.valueOf(it.getUrl()) : it.getText();
            case RichTextSectionElement.Emoji it -> emoji(it);
            case RichTextSectionElement.Broadcast it -> "@" + it.getRange();
            case RichTextSectionElement.Color it -> String.valueOf(it.getValue());
            case RichTextSectionElement.Date it -> it.getFallback() == null ? "" : it.getFallback();
            default -> ""; // what there was not yet when this was written
        };
    }

    /** Slack writes the points of a character in hexadecimal; what a workspace made for itself has none. */
    private static String emoji(RichTextSectionElement.Emoji it) {
        if (it.getUnicode() == null || !it.getUnicode().matches("[0-9a-fA-F]{2,5}(-[0-9a-fA-F]{2,5}){0,12}")) return ":" + it.getName() + ":";
        var drawn = new StringBuilder();
        for (var point : it.getUnicode().split("-")) drawn.appendCodePoint(Integer.parseInt(point, 16));
        return drawn.toString();
    }

    private static String words(@Nullable List<? extends @Nullable RichTextElement> elements) {
        return present(elements).stream().map(SlackWords::word).collect(Collectors.joining());
    }

    /** Numbered lines are a paragraph, since a card's bullets have no numbers; what is deeper is indented. */
    private static void list(List<RichTextListElement> list, SlackNames names, List<Card.Block> blocks) {
        var numbered = isNumbered(list.getFirst());
        var bullets = new ArrayList<Text>();
        var lines = new SlackPieces();
        for (var part : list) {
            var number = part.getOffset() == null ? 0 : part.getOffset();
            for (var item : present(part.getElements())) {
                var mark = mark(part, ++number, numbered);
                var pieces = numbered ? lines : new SlackPieces();
                pieces.plain(mark);
                if (item instanceof RichTextSectionElement section) pieces(section.getElements(), names, pieces);
                if (numbered) lines.plain("\n");
                else bullets.addAll(pieces.texts());
            }
        }
        bullets(bullets, blocks);
        paragraphs(lines, blocks);
    }

    private static boolean isNumbered(RichTextListElement list) {
        return "ordered".equals(list.getStyle());
    }

    private static String mark(RichTextListElement part, int number, boolean numbered) {
        var depth = part.getIndent() == null ? 0 : Math.clamp(part.getIndent(), 0, DEEPEST);
        return "\u2003".repeat(depth) + (isNumbered(part) ? number + ". " : numbered ? "• " : depth > 0 ? "◦ " : "");
    }

    static void paragraphs(SlackPieces pieces, List<Card.Block> blocks) {
        for (var text : pieces.texts()) blocks.add(new Card.Paragraph(text));
    }

    /** Empties {@code lines} into a block, if there are any. */
    static void bullets(List<Text> lines, List<Card.Block> blocks) {
        if (!lines.isEmpty()) blocks.add(new Card.Bullets(List.copyOf(lines)));
        lines.clear();
    }

    /** What is longer than Slack draws in one piece goes on in another, where a line ends. */
    static void code(String lines, List<Card.Block> blocks) {
        for (var from = 0; from < lines.length(); ) {
            var to = Math.min(lines.length(), from + SlackPieces.LONGEST);
            var end = to == lines.length() ? to : lines.lastIndexOf('\n', to - 1) + 1;
            if (end <= from) end = Character.isHighSurrogate(lines.charAt(to - 1)) ? to - 1 : to;
            var part = lines.substring(from, end < lines.length() && lines.charAt(end - 1) == '\n' ? end - 1 : end);
            if (!part.isBlank()) blocks.add(new Card.Code(part));
            from = end;
        }
    }
}
