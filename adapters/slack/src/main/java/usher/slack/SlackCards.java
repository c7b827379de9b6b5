package usher.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.ImageBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.StaticSelectElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import usher.Card;
import usher.PressId;
import usher.Text;
import usher.Wanted;

/** A card as Block Kit. A button's {@code value} and a menu's {@code block_id} carry its {@link PressId}; {@code action_id}s only number the controls. */
final class SlackCards {

    static final String PRESS = "press.";
    static final String PICK = "pick.";
    static final String LINK = "link.";

    private SlackCards() {}

    /** Blocks, and the words that a notification and a screen reader get, escaped. */
    record Drawn(List<LayoutBlock> blocks, String notice) {}

    static Drawn draw(Card card, SlackText.Reader reader) {
        return draw(card, reader, List.of());
    }

    /** With the pinged accounts and user groups of this space named at the top: a mention is what notifies on Slack. */
    static Drawn draw(Card card, SlackText.Reader reader, List<Wanted.Ping> pings) {
        var blocks = new ArrayList<LayoutBlock>();
        var pinged = pings(pings, reader);
        if (!pinged.isEmpty()) blocks.add(section(pinged));
        title(card, reader, blocks);
        for (var block : card.blocks()) body(block, reader, blocks);
        var controls = controls(card.controls(), reader);
        while (blocks.size() > SlackLimits.MESSAGE_BLOCKS - controls.size()) blocks.removeLast();
        blocks.addAll(controls);
        if (blocks.isEmpty()) blocks.add(section(List.of(RichTextSectionElement.Text.builder().text("…").build())));
        return new Drawn(List.copyOf(blocks), SlackText.notice(SlackText.plain(card.title(), reader)));
    }

    /** A sentence by itself, with controls below it. */
    static Drawn say(List<Text> sentences, List<Card.Control> more, SlackText.Reader reader) {
        var blocks = new ArrayList<LayoutBlock>();
        for (var sentence : sentences) body(new Card.Paragraph(sentence), reader, blocks);
        blocks.addAll(controls(more, reader));
        return new Drawn(List.copyOf(blocks), SlackText.notice(SlackText.plain(sentences.getFirst(), reader)));
    }

    private static List<RichTextElement> pings(List<Wanted.Ping> pings, SlackText.Reader reader) {
        var pieces = new ArrayList<RichTextElement>();
        for (var ping : pings) {
            switch (ping) {
                case Wanted.Ping.Person it when it.account().space().equals(reader.space()) -> pieces.add(RichTextSectionElement.User.builder().userId(it.account().user()).build());
                case Wanted.Ping.Role it when it.space().equals(reader.space()) -> pieces.add(RichTextSectionElement.UserGroup.builder().usergroupId(it.id()).build());
                case Wanted.Ping.Person _, Wanted.Ping.Role _ -> { }
            }
        }
        return pieces;
    }

    private static void title(Card card, SlackText.Reader reader, List<LayoutBlock> blocks) {
        var mark = switch (card.tone()) {
            case PLAIN -> "";
            case GOOD -> "🟢 ";
            case WAITING -> "🟡 ";
            case OVER -> "⚪ ";
            case WRONG -> "🔴 ";
        };
        var words = SlackText.plain(card.title(), reader);
        if (words.isBlank()) return;
        if (SlackText.isPlain(card.title(), reader.locale())) {
            blocks.add(HeaderBlock.builder().text(SlackText.object(mark + words, SlackLimits.HEADER_TEXT)).build());
        } else {
            var pieces = new ArrayList<RichTextElement>();
            if (!mark.isEmpty()) pieces.add(RichTextSectionElement.Text.builder().text(mark).build());
            pieces.addAll(SlackText.rich(card.title(), reader, true));
            blocks.add(section(pieces));
        }
    }

    private static void body(Card.Block block, SlackText.Reader reader, List<LayoutBlock> blocks) {
        switch (block) {
            case Card.Paragraph it -> add(SlackText.rich(it.text(), reader), blocks);
            case Card.Facts it -> it.facts().forEach(fact -> add(fact(fact, reader), blocks));
            case Card.Bar it -> add(fact(it.fact(), reader), blocks);
            case Card.Bullets it -> {
                var lines = it.lines().stream().map(line -> SlackText.rich(line, reader)).filter(line -> !line.isEmpty())
                    .<RichTextElement>map(line -> RichTextSectionElement.builder().elements(line).build()).toList();
                if (!lines.isEmpty()) blocks.add(RichTextBlock.builder().elements(List.of(RichTextListElement.builder().style("bullet").indent(0).elements(lines).build())).build());
            }
            case Card.Note it when SlackText.isPlain(it.text(), reader.locale()) -> {
                var words = SlackText.plain(it.text(), reader);
                if (!words.isBlank()) blocks.add(ContextBlock.builder().elements(List.of(SlackText.object(words, SlackLimits.SECTION_TEXT))).build());
            }
            case Card.Note it -> add(SlackText.rich(it.text(), reader), blocks); // small print holds no live dates or mentions without markup
            case Card.Picture it when isShown(it) -> blocks.add(ImageBlock.builder().imageUrl(it.at().toASCIIString())
                .altText(SlackLimits.fit(words(it, reader), SlackLimits.ALT_TEXT)).build());
            case Card.Picture it -> add(SlackText.rich(it.words(), reader), blocks);
            case Card.Code it -> {
                if (!it.lines().isBlank()) blocks.add(RichTextBlock.builder().elements(List.of(RichTextPreformattedElement.builder()
                    .elements(List.of(RichTextSectionElement.Text.builder().text(SlackLimits.fit(it.lines(), SlackLimits.SECTION_TEXT)).build())).build())).build());
            }
            case Card.Divider _ -> blocks.add(DividerBlock.builder().build());
        }
    }

    private static boolean isShown(Card.Picture picture) {
        return "https".equalsIgnoreCase(picture.at().getScheme()) && picture.at().getHost() != null && picture.at().toASCIIString().length() <= SlackLimits.IMAGE_ADDRESS;
    }

    /** Slack wants words with every picture. */
    private static String words(Card.Picture picture, SlackText.Reader reader) {
        var words = SlackText.plain(picture.words(), reader);
        return words.isBlank() ? "…" : words;
    }

    private static List<RichTextElement> fact(Card.Fact fact, SlackText.Reader reader) {
        var line = new ArrayList<>(SlackText.rich(fact.label(), reader, true));
        line.add(RichTextSectionElement.Text.builder().text(": ").build());
        line.addAll(SlackText.rich(fact.value(), reader));
        return line;
    }

    private static void add(List<RichTextElement> pieces, List<LayoutBlock> blocks) {
        if (!pieces.isEmpty()) blocks.add(section(pieces));
    }

    static RichTextBlock section(List<RichTextElement> pieces) {
        return RichTextBlock.builder().elements(List.of(RichTextSectionElement.builder().elements(pieces).build())).build();
    }

    /** One row of buttons, and a row for each menu. A button that may not be pressed does not exist on Slack and is left out. */
    private static List<LayoutBlock> controls(List<Card.Control> controls, SlackText.Reader reader) {
        var buttons = new ArrayList<BlockElement>();
        var menus = new ArrayList<LayoutBlock>();
        for (var i = 0; i < controls.size(); i++) {
            switch (controls.get(i)) {
                case Card.Button it when it.enabled() -> buttons.add(button(it, i, reader));
                case Card.Button _ -> { }
                case Card.Link it -> buttons.add(ButtonElement.builder().text(SlackText.object(SlackText.plain(it.label(), reader), SlackLimits.BUTTON_TEXT))
                    .url(it.to().toString()).actionId(LINK + i).build());
                case Card.Pick it when !it.options().isEmpty() -> menus.add(menu(it, i, reader));
                case Card.Pick _ -> { }
            }
        }
        var all = new ArrayList<LayoutBlock>();
        if (!buttons.isEmpty()) all.add(ActionsBlock.builder().elements(buttons).build());
        all.addAll(menus);
        return all;
    }

    private static BlockElement button(Card.Button it, int place, SlackText.Reader reader) {
        return ButtonElement.builder().text(SlackText.object(SlackText.plain(it.label(), reader), SlackLimits.BUTTON_TEXT))
            .actionId(PRESS + place).value(PressId.write(it.action(), it.values())).style(style(it.weight())).build();
    }

    private static @Nullable String style(Card.Weight weight) {
        return switch (weight) {
            case NORMAL -> null;
            case MAIN -> "primary";
            case DANGER -> "danger";
        };
    }

    private static LayoutBlock menu(Card.Pick it, int place, SlackText.Reader reader) {
        var options = it.options().stream().limit(SlackLimits.OPTIONS).map(option -> option(option, reader)).toList();
        var menu = StaticSelectElement.builder().actionId(PICK + place).options(options)
            .placeholder(SlackText.object(SlackText.plain(it.placeholder(), reader), SlackLimits.PLACEHOLDER)).build();
        return ActionsBlock.builder().blockId(PICK + place + "." + it.field() + "." + PressId.write(it.action(), it.values())).elements(List.of(menu)).build();
    }

    static OptionObject option(Card.Option option, SlackText.Reader reader) {
        return OptionObject.builder().text(SlackText.object(SlackText.plain(option.label(), reader), SlackLimits.OPTION_TEXT))
            .value(SlackLimits.fit(option.value(), SlackLimits.OPTION_VALUE)).build();
    }
}
