package usher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Arrival;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Draft;
import usher.Heard;
import usher.Text;
import usher.Value;
import usher.Values;

/** Someone in a conversation: says commands, presses buttons, fills in forms, and sees what a person in their place would see. */
public final class Persona {

    private final Chat chat;
    private Caller caller;
    private @Nullable Answer last;

    Persona(Chat chat, Caller caller) {
        this.chat = chat;
        this.caller = caller;
    }

    public Account account() {
        return caller.account();
    }

    public String name() {
        return caller.name();
    }

    public Persona in(ZoneId zone) {
        caller = new Caller(caller.account(), caller.name(), caller.roles(), caller.administers(), caller.locale(), Optional.of(zone));
        return this;
    }

    public Persona speaking(Locale locale) {
        caller = new Caller(caller.account(), caller.name(), caller.roles(), caller.administers(), locale, caller.zone());
        return this;
    }

    /** Holds these of the platform's roles. */
    public Persona holding(String... roles) {
        caller = new Caller(caller.account(), caller.name(), Set.of(roles), caller.administers(), caller.locale(), caller.zone());
        return this;
    }

    /** Uses a slash command such as {@code /drop create}. */
    public Persona says(String command, Value... values) {
        return calls(command.substring(1).replace(' ', '.'), values);
    }

    /** Calls an action by its name on the wire, as an adapter would. */
    public Persona calls(String action, Value... values) {
        last = chat.answer(call(chat.newId(), action, map(values)));
        return this;
    }

    /** The platform delivers this very call, perhaps again. */
    public Persona delivers(String id, String action, Value... values) {
        last = chat.answer(call(id, action, map(values)));
        return this;
    }

    /** Writes an ordinary message to Usher; returns its reference. */
    public String writes(String words) {
        return writes(account().direct(), Optional.empty(), words);
    }

    /** Writes in the thread under a message of Usher's, or in reply to a private one; returns its reference. */
    public String writes(TestPlatform.Shown under, String words) {
        return writes(under.at(), Optional.of(under.reference()), words);
    }

    /** The same, written as the {@code sent}th message there and told by the platform only now. */
    public String writes(TestPlatform.Shown under, long sent, String words) {
        var message = "said-" + chat.newId();
        hears(message + " 0", under.at(), Heard.SAID, new Heard(message, Optional.of(under.reference()), sent, 0, blocks(words)).values());
        return message;
    }

    private String writes(Address in, Optional<String> under, String words) {
        var message = "said-" + chat.newId();
        hears(message + " 0", in, Heard.SAID, new Heard(message, under, 0, 0, blocks(words)).values());
        return message;
    }

    /** Changes what they wrote; {@code version} grows with every edit. */
    public Persona edits(String message, long version, String words) {
        hears(message + " " + version, account().direct(), Heard.SAID, new Heard(message, Optional.empty(), 0, version, blocks(words)).values());
        return this;
    }

    public Persona deletes(String message) {
        hears(message + " gone", account().direct(), Heard.UNSAID, Values.of(Heard.MESSAGE.is(message)));
        return this;
    }

    private void hears(String id, Address in, String notice, Values values) {
        last = chat.notice(new Call(id, chat.bot().arrive(), notice, caller, in, values));
    }

    private static List<Card.Block> blocks(String words) {
        return List.of(new Card.Paragraph(Text.verbatim(words)));
    }

    /** Opens a page in a browser, as nobody in particular. */
    public Persona opens(String page, Value... values) {
        last = chat.visit(call(chat.newId(), page, map(values)));
        return this;
    }

    /** Sends a call without waiting for its answer. */
    public CompletionStage<Answer> sends(String action, Value... values) {
        return chat.bot().handle(call(chat.newId(), action, map(values)));
    }

    /** A card and the language it is drawn in: an answer's is its reader's, a message's its own. */
    private record Drawn(Card card, Locale locale) {
        String say() {
            return CardText.of(card, locale);
        }

        java.util.stream.Stream<Card.Control> controls() {
            return card.controls().stream();
        }
    }

    /** Presses the newest enabled button with this label that this person can see. */
    public Persona presses(String label) {
        var button = find(label).orElseThrow(() -> new AssertionError(caller.name() + " sees no button \"" + label + "\" but:\n" + view()));
        assertThat(button.enabled()).as("button %s is enabled", label).isTrue();
        last = chat.answer(call(chat.newId(), button.action(), map(button.values().toArray(Value[]::new))));
        return this;
    }

    /** Chooses an option of the newest menu with this placeholder. */
    public Persona picks(String placeholder, String option) {
        chat.settles();
        var pick = cards().stream().flatMap(card -> card.controls().filter(Card.Pick.class::isInstance).map(Card.Pick.class::cast)
            .filter(it -> it.placeholder().plain(card.locale()).equals(placeholder))).findFirst().orElseThrow(() -> new AssertionError("no menu " + placeholder + " in:\n" + view()));
        var chosen = pick.options().stream().filter(it -> it.label().plain(language()).equals(option)).findFirst().orElseThrow(() -> new AssertionError("no option " + option));
        var values = map(pick.values().toArray(Value[]::new));
        values.put(pick.field(), chosen.value());
        last = chat.answer(call(chat.newId(), pick.action(), values));
        return this;
    }

    /** Sends the form that is open, with these fields filled in over what it held. */
    public Persona fills(Value... values) {
        var draft = draft();
        var sent = map(values);
        sent.put(Draft.FIELD, draft.id());
        last = chat.answer(call(chat.newId(), draft.action(), sent));
        return this;
    }

    /** The form that is open, or that a refusal would open again. */
    public Draft draft() {
        return switch (answer()) {
            case Answer.Form form -> form.draft();
            case Answer.Refused no when no.draft().isPresent() -> no.draft().get();
            default -> throw new AssertionError("no form is open but:\n" + view());
        };
    }

    public Answer answer() {
        if (last == null) throw new AssertionError(caller.name() + " has not done anything yet");
        return last;
    }

    /** The last answer to this person in plain words. */
    public String answered() {
        return CardText.of(answer(), language());
    }

    /** Was answered, is shown in a private message, or can read in a channel of the space. */
    public Persona sees(String words) {
        chat.settles();
        assertThat(view()).contains(words);
        return this;
    }

    public Persona doesNotSee(String words) {
        chat.settles();
        assertThat(view()).doesNotContain(words);
        return this;
    }

    public Persona isRefused(String words) {
        assertThat(answer()).as("answer: %s", answered()).isInstanceOf(Answer.Refused.class);
        assertThat(answered()).contains(words);
        return this;
    }

    public Persona isAnswered(String words) {
        assertThat(answer()).as("answer: %s", answered()).isNotInstanceOfAny(Answer.Refused.class, Answer.Broken.class);
        assertThat(answered()).contains(words);
        return this;
    }

    /** The language in which a platform draws for this person. */
    private Locale language() {
        return chat.bot().reader(caller).locale();
    }

    /** Everything this person can read now, newest first: the answer, private messages, the channels. */
    public String view() {
        var view = new StringBuilder(last == null ? "" : "> " + answered() + "\n");
        visible().forEach(card -> view.append("| ").append(card.say()).append('\n'));
        return view.toString();
    }

    /** Private messages to this person as they are shown now, oldest first. */
    public List<TestPlatform.Shown> direct() {
        chat.settles();
        return chat.platform(caller.account().space()).messages(caller.account().direct());
    }

    private Optional<Card.Button> find(String label) {
        chat.settles();
        return cards().stream().flatMap(card -> card.controls().filter(Card.Button.class::isInstance).map(Card.Button.class::cast)
            .filter(button -> button.label().plain(card.locale()).equals(label))).findFirst();
    }

    private List<Drawn> cards() {
        var cards = new ArrayList<Drawn>();
        if (last instanceof Answer.Done done) cards.add(new Drawn(done.card(), language()));
        if (last instanceof Answer.Download file) cards.add(new Drawn(file.card(), language()));
        cards.addAll(visible());
        return cards;
    }

    private List<Drawn> visible() {
        var messages = chat.platform(caller.account().space()).messages().reversed().stream().filter(it -> it.at().space().equals(caller.account().space())).toList();
        var mine = messages.stream().filter(it -> it.at().equals(caller.account().direct()) || it.at().equals(caller.account().home()));
        var everyones = messages.stream().filter(it -> it.at().kind() == Address.Kind.CHANNEL || it.at().kind() == Address.Kind.UNDER);
        return java.util.stream.Stream.concat(mine, everyones).map(it -> new Drawn(it.card(), it.locale())).toList();
    }

    private Call call(String id, String action, Map<String, String> values) {
        Arrival arrived = chat.bot().arrive();
        return new Call(id, arrived, action, caller, Address.channel(caller.account().space(), "general"), Values.of(values));
    }

    private static Map<String, String> map(Value... values) {
        var map = new LinkedHashMap<String, String>();
        Arrays.stream(values).forEach(value -> map.put(value.name(), value.text()));
        return map;
    }
}
