package usher.discord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.DefaultValue;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.modals.Modal;
import usher.Action;
import usher.Bot;
import usher.Call;
import usher.Card;
import usher.Draft;
import usher.Field;
import usher.Text;

/** Draws drafts as modals. A modal holds {@value #FIELDS} fields, so longer forms take several steps. */
final class DiscordForms {

    static final int FIELDS = 5;
    private static final int MOST_TITLE = 45;
    private static final int MOST_LABEL = 45;
    private static final int MOST_HINT = 100;
    private static final Pattern NUMBER = Pattern.compile("(?:.*\\D)?(\\d{5,20})\\D*");

    private final Bot bot;

    DiscordForms(Bot bot) {
        this.bot = bot;
    }

    static int steps(Action action) {
        return Math.max(1, Math.ceilDiv(action.form().size(), FIELDS));
    }

    /** Where something is to be mended, else the first. */
    static int firstStep(Action action, Draft draft) {
        var form = action.form();
        for (var i = 0; i < form.size(); i++) {
            if (draft.wrong().containsKey(form.get(i).name())) return i / FIELDS;
        }
        return 0;
    }

    private static List<Field<?>> fields(Action action, int step) {
        var form = action.form();
        return form.subList(Math.min(form.size(), step * FIELDS), Math.min(form.size(), (step + 1) * FIELDS));
    }

    /** The draft with what a step brought. */
    static Draft with(Draft draft, Map<String, String> sent) {
        var values = new HashMap<>(draft.values());
        values.putAll(sent);
        var wrong = new HashMap<>(draft.wrong());
        wrong.keySet().removeAll(sent.keySet());
        return new Draft(draft.id(), draft.action(), values, wrong);
    }

    /** {@code by} is whoever will see it: choices are what they may choose. */
    CompletableFuture<Modal> modal(Action action, Draft draft, int step, Call by) {
        var direct = by.in().kind() == usher.Address.Kind.DIRECT;
        var locale = bot.reader(by.by()).locale();
        var labels = new ArrayList<CompletableFuture<Label>>();
        for (var field : fields(action, step)) {
            var suggested = field instanceof Field.Ref ? bot.suggest(by, field.name(), "").toCompletableFuture() : CompletableFuture.completedFuture(List.<Card.Option>of());
            labels.add(suggested.thenApply(options -> new Drawing(draft, locale, direct, options).label(field)));
        }
        var space = direct ? Optional.of(by.by().account().space()) : Optional.<usher.Space>empty();
        var id = DiscordIds.write(space, draft.id(), step, action.name());
        var title = DiscordMarkdown.label(action.title(), locale, steps(action) == 1 ? MOST_TITLE : MOST_TITLE - 6) + (steps(action) == 1 ? "" : " " + (step + 1) + "/" + steps(action));
        return CompletableFuture.allOf(labels.toArray(CompletableFuture[]::new))
            .thenApply(_ -> Modal.create(id, title).addComponents(labels.stream().map(CompletableFuture::join).toList()).build());
    }

    /** One field of one form. */
    private record Drawing(Draft draft, Locale locale, boolean direct, List<Card.Option> suggested) {

        Label label(Field<?> field) {
            var wrong = draft.wrong().get(field.name());
            var hint = wrong == null ? field.hint() : Text.of("⚠ {wrong}", Text.text("wrong", wrong));
            return Label.of(DiscordMarkdown.label(field.label(), locale, MOST_LABEL), DiscordMarkdown.label(hint, locale, MOST_HINT), child(field));
        }

        private String value(Field<?> field) {
            return draft.values().getOrDefault(field.name(), "");
        }

        private LabelChildComponent child(Field<?> field) {
            return switch (field) {
                case Field.Line it -> text(field, TextInputStyle.SHORT, it.most());
                case Field.Paragraph it -> text(field, TextInputStyle.PARAGRAPH, it.most());
                case Field.Count _, Field.Length _, Field.Moment _, Field.Id _ -> text(field, TextInputStyle.SHORT, 100);
                case Field.Choice it -> it.options().size() <= StringSelectMenu.OPTIONS_MAX_AMOUNT ? menu(field, it.options()) : text(field, TextInputStyle.SHORT, 100);
                case Field.Ref _ -> suggested.isEmpty() ? text(field, TextInputStyle.SHORT, 200) : menu(field, suggested);
                case Field.PersonRef _ -> direct ? text(field, TextInputStyle.SHORT, 100) : picker(field, SelectTarget.USER);
                case Field.ChannelRef _ -> direct ? text(field, TextInputStyle.SHORT, 100) : picker(field, SelectTarget.CHANNEL);
                case Field.RoleRef _ -> direct ? text(field, TextInputStyle.SHORT, 100) : picker(field, SelectTarget.ROLE);
            };
        }

        private LabelChildComponent text(Field<?> field, TextInputStyle style, int most) {
            var typed = DiscordMarkdown.shortened(style == TextInputStyle.SHORT ? value(field).replaceAll("\\s*\\R\\s*", " ") : value(field), TextInput.MAX_VALUE_LENGTH);
            // what was typed may be too long and is what has to be shortened: it must fit in, or it would be lost
            var input = TextInput.create(field.name(), style).setRequired(field.required()).setMaxLength(Math.max(Math.min(most, TextInput.MAX_VALUE_LENGTH), typed.length()));
            return (typed.isEmpty() ? input : input.setValue(typed)).build();
        }

        private LabelChildComponent menu(Field<?> field, List<Card.Option> options) {
            return StringSelectMenu.create(field.name()).setRequired(field.required()).addOptions(DiscordCards.options(options, locale, value(field))).build();
        }

        private LabelChildComponent picker(Field<?> field, SelectTarget target) {
            var menu = EntitySelectMenu.create(field.name(), target).setRequired(field.required());
            if (target == SelectTarget.CHANNEL) menu.setChannelTypes(ChannelType.TEXT, ChannelType.NEWS);
            var chosen = NUMBER.matcher(value(field));
            if (chosen.matches()) menu.setDefaultValues(chosen(target, chosen.group(1)));
            return menu.build();
        }

        private static DefaultValue chosen(SelectTarget target, String id) {
            return switch (target) {
                case USER -> DefaultValue.user(id);
                case ROLE -> DefaultValue.role(id);
                case CHANNEL -> DefaultValue.channel(id);
            };
        }
    }
}
