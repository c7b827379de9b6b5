package usher.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import usher.Action;
import usher.Answer;
import usher.Call;
import usher.Card;
import usher.Feature;
import usher.Json;
import usher.Person;
import usher.Quiet;
import usher.Right;
import usher.Text;
import usher.Tx;
import usher.View;
import usher.Wanted;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Gives people what Usher knows about them, and forgets it when they ask. */
public final class Privacy implements Feature {

    private static final ObjectMapper PRETTY = new ObjectMapper();

    private final Supplier<List<Feature>> features;
    private final Homes homes;

    Privacy(Supplier<List<Feature>> features, Homes homes) {
        this.features = features;
        this.homes = homes;
    }

    @Override
    public List<Action> actions() {
        return List.of(
            Action.question("my export", "Get everything I know about you as a file", Right.ANYONE, List.of(), this::export),
            Action.question("my erase", "Have me forget everything I know about you", Right.ANYONE, List.of(), this::ask),
            Action.press("my.erase-everything", "Erase everything", Right.ANYONE, List.of(), this::erase));
    }

    private Answer export(Call call, View view) {
        var all = new LinkedHashMap<String, Object>();
        features.get().forEach(feature -> all.putAll(feature.export(view.caller(), view)));
        return new Answer.Download("usher-my-data.json", "application/json", pretty(all), Card.of("This is everything I know about you")
            .say("In this community, as a file that people and programs can read.").note("{command} has me forget it.", Text.code("command", "/my erase")));
    }

    private static byte[] pretty(Map<String, Object> all) {
        try {
            return PRETTY.writerWithDefaultPrettyPrinter().writeValueAsString(PRETTY.readTree(Json.write(all))).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an export is not what JSON can hold", e);
        }
    }

    @Override
    public Map<String, Object> export(Person who, View view) {
        var about = new LinkedHashMap<String, Object>();
        about.put("name", who.name());
        about.put("community", view.community().name());
        about.put("roles", who.roles().stream().map(role -> role.name().toLowerCase(Locale.ROOT)).sorted().toList());
        about.put("language", who.locale().toLanguageTag());
        about.put("timeZone", who.zone().map(Object::toString).orElse(""));
        about.put("quietHours", who.wishes().quiet().map(Quiet::written).orElse("never"));
        about.put("muted", who.wishes().muted());
        about.put("reminders", who.wishes().reminders().name().toLowerCase(Locale.ROOT));
        var accounts = view.table(AccountTable.class).accounts(who.community(), who.id());
        about.put("accounts", accounts.stream().map(row -> Map.of("account", row.id(), "name", row.name(), "left", row.gone())).toList());
        var table = view.table(PrivacyTable.class);
        about.put("did", table.acts(who.community(), who.id()).stream()
            .map(act -> Map.of("at", act.at().toString(), "act", act.act(), "said", Json.read(act.said(), Text.class).plain(who.locale()))).toList());
        about.put("privateMessages", accounts.stream().flatMap(row -> table.sent(who.community(), row.account().direct().key() + "|").stream())
            .map(sent -> Map.of("at", sent.wantedAt().toString(), "message", words(sent, who.locale()))).toList());
        return Map.of("person", about);
    }

    private static List<String> words(PrivacyTable.Sent sent, Locale locale) {
        return switch (Json.read(sent.wanted(), Wanted.class)) {
            case Wanted.Message message -> Forgetting.words(message.card(), locale);
            case Wanted.Home home -> Forgetting.words(home.card(), locale);
            case Wanted.Thread _, Wanted.Scheduled _, Wanted.Nothing _ -> List.of();
        };
    }

    private Answer ask(Call call, View view) {
        var accounts = view.table(AccountTable.class).accounts(view.community().id(), view.caller().id());
        return Answer.done(Card.of("Shall I forget you?").tone(Card.Tone.WRONG)
            .say("If you press the button, I erase at once and for good:")
            .bullets(List.of(
                Text.of("your name, roles given to you and your settings, and {n, plural, one {your account} other {your # accounts and their link}}",
                    Text.count("n", accounts.size())),
                Text.of("every seat you hold, place you wait for and thing you handed in; seats go to the next in line"),
                Text.of("the private messages I sent you, and your name from the record of who did what")))
            .note("The record keeps what was done, without whom; half-filled forms carry no name and go within a day. Nobody can undo it. "
                + "If you use me again, I meet you as somebody new.")
            .controls(Card.button("Erase everything", "my.erase-everything").danger(), Card.button("Get my data first", "my.export")));
    }

    /** Takes words of somebody who is forgotten out of what was answered to others, which is kept for a redelivery. */
    public static void forgetAnswers(String words, Tx tx) {
        Forgetting.forgetAnswers(Forgetting.inside(words), tx.table(PrivacyTable.class));
    }

    private Answer erase(Call call, Tx tx) {
        var who = tx.caller();
        var accounts = tx.table(AccountTable.class).accounts(who.community(), who.id());
        tx.settle();
        features.get().forEach(feature -> feature.erase(who, tx));
        tx.settle(); // what others are told of it may name them, and is rewritten with all else
        Forgetting.everywhere(who, accounts, tx);
        tx.forgetPeople();
        homes.moved(tx);
        return Answer.done(Card.of("You are forgotten").tone(Card.Tone.OVER)
            .say("I kept nothing about you. Messages of mine in your private chat go within a few seconds.")
            .note("Should you use me again, I meet you as somebody new."));
    }
}
