package usher.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Text;
import usher.Wanted;

/** What people read. */
final class Words {

    /** Every name and title of one community has one of these in it, and none of the other's. */
    private static final List<String> MARKS = List.of("ann", "zed");

    private Words() {}

    static String of(Answer answer) {
        return switch (answer) {
            case Answer.Done done -> "done " + of(done.card());
            case Answer.Form form -> "form " + form.draft().action();
            case Answer.Download file -> "file " + file.name();
            case Answer.Refused no -> "refused " + no.text().plain(Locale.ENGLISH) + no.fields().keySet().stream().sorted().toList();
            case Answer.Broken _ -> "broken";
        };
    }

    static String of(Card card) {
        return texts(card).stream().map(it -> it.plain(Locale.ENGLISH)).collect(Collectors.joining(" | "));
    }

    private static List<Text> texts(Card card) {
        var all = new ArrayList<>(List.of(card.title()));
        for (var block : card.blocks()) {
            switch (block) {
                case Card.Paragraph it -> all.add(it.text());
                case Card.Note it -> all.add(it.text());
                case Card.Bullets it -> all.addAll(it.lines());
                case Card.Facts it -> it.facts().forEach(fact -> all.addAll(List.of(fact.label(), fact.value())));
                case Card.Picture it -> all.add(it.words());
                case Card.Code it -> all.add(Text.verbatim(it.lines()));
                case Card.Bar it -> all.addAll(List.of(it.label(), it.said()));
                case Card.Divider _ -> { }
            }
        }
        return all;
    }

    static Optional<Card> card(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Message it -> Optional.of(it.card());
            case Wanted.Home it -> Optional.of(it.card());
            case Wanted.Thread _, Wanted.Scheduled _, Wanted.Nothing _ -> Optional.empty();
        };
    }

    static boolean sees(Actor who, Address at) {
        if (!at.space().equals(who.account().space())) return false;
        return switch (at.kind()) {
            case CHANNEL, UNDER -> true;
            case DIRECT, HOME -> at.id().equals(who.account().user());
        };
    }

    /** Nothing of ours that went wrong inside, and nothing of another community, is said to anybody. */
    static void check(Answer answer, Actor who, World world) {
        switch (answer) {
            case Answer.Done done -> texts(done.card()).forEach(it -> check(it, who.community(), world));
            case Answer.Refused no -> {
                check(no.text(), who.community(), world);
                no.fields().values().forEach(it -> check(it, who.community(), world));
            }
            case Answer.Download file -> check(Text.verbatim(new String(file.content(), java.nio.charset.StandardCharsets.UTF_8)), who.community(), world);
            case Answer.Form _, Answer.Broken _ -> { }
        }
    }

    static void check(Text text, int community, World world) {
        for (var locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
            var said = text.plain(locale);
            if (said.contains("Exception") || said.contains("java.")) world.wrong.add("7 a stack trace reaches a chat: " + said);
            var other = MARKS.get(1 - community);
            if (FOREIGN.get(1 - community).matcher(said).find()) world.wrong.add("8 " + other + "'s words are read by others: " + said);
        }
    }

    private static final List<java.util.regex.Pattern> FOREIGN = MARKS.stream().map(mark -> java.util.regex.Pattern.compile(mark + "\\d+q")).toList();
}
