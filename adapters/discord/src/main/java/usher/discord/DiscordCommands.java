package usher.discord;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import usher.Action;
import usher.Field;
import usher.Text;
import usher.Trigger;

/** The declared actions as slash commands: {@code drop create} becomes {@code create} of {@code /drop}. Who may use them is checked in the core, not by Discord. */
final class DiscordCommands {

    private static final int MOST_WORDS = 100;

    private final String prefix;
    private final Map<String, Action> byWords = new LinkedHashMap<>();

    DiscordCommands(Collection<Action> actions, String prefix) {
        this.prefix = prefix;
        for (var action : actions) {
            if (action.trigger() instanceof Trigger.Command command) byWords.put(command.words(), action);
        }
    }

    /** The action behind a command's name as Discord says it: {@code usher-drop create}. */
    Optional<Action> action(String fullName) {
        return fullName.startsWith(prefix) ? Optional.ofNullable(byWords.get(fullName.substring(prefix.length()))) : Optional.empty();
    }

    List<SlashCommandData> draw() {
        var tops = new LinkedHashMap<String, SlashCommandData>();
        byWords.forEach((words, action) -> {
            var parts = words.split(" ", 2);
            if (parts.length == 1) {
                tops.put(parts[0], described(Commands.slash(prefix + parts[0], shortened(action.title(), Locale.ENGLISH)), action).addOptions(options(action)));
            } else {
                tops.computeIfAbsent(parts[0], top -> Commands.slash(prefix + top, overview(top))).addSubcommands(subcommand(parts[1], action));
            }
        });
        var translated = DiscordNames.of(tops.keySet());
        tops.forEach((top, command) -> translated.getOrDefault(top, Map.of()).forEach((language, name) -> command.setNameLocalization(language, prefix + name)));
        tops.values().forEach(DiscordCommands::translateSubcommands);
        return List.copyOf(tops.values());
    }

    private static void translateSubcommands(SlashCommandData command) {
        var names = DiscordNames.of(command.getSubcommands().stream().map(SubcommandData::getName).toList());
        command.getSubcommands().forEach(sub -> names.getOrDefault(sub.getName(), Map.of()).forEach(sub::setNameLocalization));
    }

    /** A command with subcommands cannot be called by itself; its description only ever shows in the API. */
    private String overview(String top) {
        var subs = byWords.keySet().stream().filter(it -> it.startsWith(top + " ")).map(it -> it.substring(top.length() + 1)).toList();
        return DiscordMarkdown.shortened(String.join(", ", subs), MOST_WORDS);
    }

    private static SlashCommandData described(SlashCommandData command, Action action) {
        translations(action.title()).forEach(command::setDescriptionLocalization);
        return command;
    }

    private static SubcommandData subcommand(String name, Action action) {
        var sub = new SubcommandData(name, shortened(action.title(), Locale.ENGLISH));
        translations(action.title()).forEach(sub::setDescriptionLocalization);
        return sub.addOptions(options(action));
    }

    /** Required ones first, as Discord wants them. */
    private static List<OptionData> options(Action action) {
        var fields = action.form().stream().limit(OptionData.MAX_CHOICES).toList();
        var names = DiscordNames.translated(fields.stream().collect(Collectors.toMap(it -> it.name(), it -> it.label(), (one, _) -> one, LinkedHashMap<String, Text>::new)));
        return fields.stream().map(field -> option(field, mustBeGiven(field, action)).setNameLocalizations(names.getOrDefault(field.name(), Map.of())))
            .sorted(Comparator.comparing((OptionData it) -> !it.isRequired())).toList();
    }

    /**
     * Nothing is required that a form can ask for, so that a bare command opens its form; but a form has no completion, so what is chosen from many rows
     * or people is asked for at once when it is all there is to ask.
     */
    private static boolean mustBeGiven(Field<?> field, Action action) {
        return field.required() && (field instanceof Field.Ref || field instanceof Field.PersonRef) && action.form().stream().filter(Field::required).count() == 1;
    }

    private static OptionData option(Field<?> field, boolean required) {
        var data = new OptionData(type(field), field.name(), shortened(field.hint(), Locale.ENGLISH), required);
        translations(field.hint()).forEach(data::setDescriptionLocalization);
        switch (field) {
            case Field.Line it -> data.setMaxLength(Math.min(it.most(), OptionData.MAX_STRING_OPTION_LENGTH));
            case Field.Paragraph it -> data.setMaxLength(Math.min(it.most(), OptionData.MAX_STRING_OPTION_LENGTH));
            case Field.Count it -> data.setRequiredRange((long) it.least(), it.most());
            case Field.Length _ -> data.setMaxLength(40);
            case Field.Choice it -> data.addChoices(choices(it));
            case Field.Moment _, Field.Ref _ -> data.setAutoComplete(true);
            case Field.ChannelRef _, Field.PersonRef _, Field.RoleRef _, Field.Id _ -> { }
        }
        return data;
    }

    private static OptionType type(Field<?> field) {
        return switch (field) {
            case Field.Count _ -> OptionType.INTEGER;
            case Field.PersonRef _ -> OptionType.USER;
            case Field.ChannelRef _ -> OptionType.CHANNEL;
            case Field.RoleRef _ -> OptionType.ROLE;
            case Field.Line _, Field.Paragraph _, Field.Length _, Field.Choice _, Field.Moment _, Field.Ref _, Field.Id _ -> OptionType.STRING;
        };
    }

    private static List<Command.Choice> choices(Field.Choice field) {
        var choices = new ArrayList<Command.Choice>();
        for (var option : field.options().stream().limit(OptionData.MAX_CHOICES).toList()) {
            var choice = new Command.Choice(shortened(option.label(), Locale.ENGLISH), option.value());
            translations(option.label()).forEach(choice::setNameLocalization);
            choices.add(choice);
        }
        return choices;
    }

    private static String shortened(Text text, Locale locale) {
        return DiscordMarkdown.label(text, locale, MOST_WORDS);
    }

    /** What differs from English in the languages that Discord has. */
    private static Map<DiscordLocale, String> translations(Text text) {
        var english = shortened(text, Locale.ENGLISH);
        var found = new HashMap<DiscordLocale, String>();
        Stream.of(DiscordLocale.values()).filter(it -> it != DiscordLocale.UNKNOWN).forEach(language -> {
            var words = shortened(text, language.toLocale());
            if (!words.equals(english)) found.put(language, words);
        });
        return found;
    }
}
