package usher.discord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import usher.Card;
import usher.Space;
import usher.Text;

/**
 * Draws a {@link Card} as one Components V2 container. Discord's limits, from its component reference: 4,000 characters and 40 components in a message,
 * 80 characters on a button, 100 in a menu's option, 25 options.
 *
 * @param here the space it is shown in
 * @param locale the reader's language
 * @param direct shown in direct messages, where buttons must say which server they are about
 * @param room how many characters of text may be drawn
 */
record DiscordCards(Space here, Locale locale, boolean direct, int room) {

    static final int MOST_TEXT = 4000;
    private static final int MOST_DIVIDERS = 8;
    private static final int MOST_PICTURES = 4;
    /** Discord takes none that is longer. */
    private static final int MOST_ADDRESS = 2048;

    static DiscordCards privately(Space here, Locale locale, boolean direct) {
        return new DiscordCards(here, locale, direct, MOST_TEXT);
    }

    Container draw(Card card) {
        return draw(card, List.of());
    }

    /** {@code more} are buttons of the adapter's own, below the card's. */
    Container draw(Card card, List<Button> more) {
        var parts = new ArrayList<ContainerChildComponent>(body(card));
        parts.addAll(rows(card.controls(), more));
        if (parts.isEmpty()) parts.add(TextDisplay.of("…"));
        return Container.of(parts).withAccentColor(colour(card.tone()));
    }

    static Integer colour(Card.Tone tone) {
        return switch (tone) {
            case PLAIN -> 0x5B6EE1;
            case GOOD -> 0x2E9E5B;
            case WAITING -> 0xD99A1C;
            case OVER -> 0x80848E;
            case WRONG -> 0xC8443C;
        };
    }

    private List<ContainerChildComponent> body(Card card) {
        var parts = new ArrayList<ContainerChildComponent>();
        var ink = new DiscordMarkdown(here, locale, room);
        if (!card.title().plain(locale).isBlank()) ink.markup("### ").line(card.title()).markup("\n");
        var dividers = 0;
        var pictures = card.blocks().stream().filter(it -> it instanceof Card.Picture picture && isShown(picture)).limit(MOST_PICTURES).toList();
        for (var block : card.blocks()) {
            switch (block) {
                case Card.Divider _ -> {
                    flush(ink, parts);
                    if (dividers++ < MOST_DIVIDERS) parts.add(Separator.createDivider(Separator.Spacing.SMALL));
                }
                case Card.Picture it when pictures.contains(it) -> {
                    flush(ink, parts);
                    parts.add(MediaGallery.of(MediaGalleryItem.fromUrl(it.at().toASCIIString()).withDescription(DiscordMarkdown.label(it.words(), locale, MediaGalleryItem.MAX_DESCRIPTION_LENGTH))));
                }
                case Card.Paragraph _, Card.Facts _, Card.Bullets _, Card.Note _, Card.Code _, Card.Picture _, Card.Bar _ -> block(block, ink);
            }
        }
        flush(ink, parts);
        return parts;
    }

    private static boolean isShown(Card.Picture picture) {
        return "https".equalsIgnoreCase(picture.at().getScheme()) && picture.at().getHost() != null && picture.at().toASCIIString().length() <= MOST_ADDRESS;
    }

    private static void flush(DiscordMarkdown ink, List<ContainerChildComponent> parts) {
        var text = ink.take();
        if (!text.isEmpty()) parts.add(TextDisplay.of(text));
    }

    private void block(Card.Block block, DiscordMarkdown ink) {
        switch (block) {
            case Card.Paragraph it -> ink.text(it.text()).markup("\n");
            case Card.Facts it -> it.facts().forEach(fact -> fact(fact, ink));
            case Card.Bar it -> fact(it.fact(), ink);
            case Card.Bullets it -> it.lines().forEach(line -> ink.markup("- ").line(line).markup("\n"));
            case Card.Note it -> ink.markup("-# ").line(it.text()).markup("\n");
            case Card.Picture it -> ink.markup("-# ").line(it.words()).markup("\n");
            case Card.Code it -> ink.program(it.lines());
            case Card.Divider _ -> { }
        }
    }

    private void fact(Card.Fact fact, DiscordMarkdown ink) {
        ink.text(Text.of("{label}:", Text.strong("label", fact.label().plain(locale)))).markup(" ").text(fact.value()).markup("\n");
    }

    private List<ActionRow> rows(List<Card.Control> controls, List<Button> more) {
        var rows = new ArrayList<ActionRow>();
        var buttons = new ArrayList<Button>();
        var taken = new HashSet<String>();
        for (var control : controls) {
            switch (control) {
                case Card.Button it -> buttons.add(button(it, taken));
                case Card.Link it -> buttons.add(Button.link(it.to().toASCIIString(), DiscordMarkdown.label(it.label(), locale, Button.LABEL_MAX_LENGTH)));
                case Card.Pick it -> {
                    endRow(buttons, rows);
                    if (!it.options().isEmpty()) rows.add(ActionRow.of(menu(it, taken)));
                }
            }
        }
        buttons.addAll(more);
        endRow(buttons, rows);
        return rows;
    }

    private static void endRow(List<Button> buttons, List<ActionRow> rows) {
        for (var from = 0; from < buttons.size(); from += 5) rows.add(ActionRow.of(buttons.subList(from, Math.min(from + 5, buttons.size()))));
        buttons.clear();
    }

    private Optional<Space> riding() {
        return direct ? Optional.of(here) : Optional.empty();
    }

    /** Discord refuses a message with the same custom id twice; what follows the number sign is not read back. */
    private static String unique(String id, Set<String> taken) {
        var free = id;
        for (var n = 2; !taken.add(free); n++) free = id + "#" + n;
        return free;
    }

    private Button button(Card.Button it, Set<String> taken) {
        var style = switch (it.weight()) {
            case NORMAL -> ButtonStyle.SECONDARY;
            case MAIN -> ButtonStyle.PRIMARY;
            case DANGER -> ButtonStyle.DANGER;
        };
        var id = unique(DiscordIds.write(riding(), it), taken);
        return Button.of(style, id, DiscordMarkdown.label(it.label(), locale, Button.LABEL_MAX_LENGTH)).withDisabled(!it.enabled());
    }

    private StringSelectMenu menu(Card.Pick it, Set<String> taken) {
        var menu = StringSelectMenu.create(unique(DiscordIds.write(riding(), it), taken)).setPlaceholder(DiscordMarkdown.label(it.placeholder(), locale, 100));
        return menu.addOptions(options(it.options(), locale, "")).build();
    }

    /** At most 25 different ones; the one with the value {@code chosen} is chosen already. */
    static List<SelectOption> options(List<Card.Option> options, Locale locale, String chosen) {
        var seen = new HashSet<String>();
        return options.stream().filter(it -> !it.value().isEmpty() && it.value().length() <= SelectOption.VALUE_MAX_LENGTH && seen.add(it.value())).limit(StringSelectMenu.OPTIONS_MAX_AMOUNT)
            .map(it -> SelectOption.of(DiscordMarkdown.label(it.label(), locale, SelectOption.LABEL_MAX_LENGTH), it.value()).withDefault(it.value().equals(chosen))).toList();
    }
}
