package usher.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.UserChangeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import usher.Account;
import usher.Action;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Draft;
import usher.PressId;
import usher.Text;
import usher.Values;

/** Bolt's handlers: one for each kind of payload, each a few lines from payload to call to answer. */
final class SlackHandlers {

    /** When the payload that this thread is handling reached us: taken by whoever received it, before it was handed over. */
    static final ScopedValue<Received> RECEIVED = ScopedValue.newInstance();
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);
    /** Slack shows "no results" after three seconds; a person who types has gone on by then. */
    private static final Duration TYPING = Duration.ofSeconds(1);

    private final Bot bot;
    private final String prefix;
    private final SlackCalls calls;
    private final SlackAnswers answers;
    private final SlackWindows windows;
    private final SlackPeople people;

    SlackHandlers(Bot bot, String prefix, SlackCalls calls, SlackAnswers answers, SlackWindows windows, SlackPeople people) {
        this.bot = bot;
        this.prefix = prefix;
        this.calls = calls;
        this.answers = answers;
        this.windows = windows;
        this.people = people;
    }

    void register(App app) {
        app.command(ANY, this::command);
        app.viewSubmission(ANY, this::submission);
        app.blockSuggestion(ANY, this::suggestion);
        app.event(AppHomeOpenedEvent.class, this::homeOpened);
        app.event(UserChangeEvent.class, this::userChanged);
    }

    private Received received() {
        return received(bot);
    }

    static Received received(Bot bot) {
        return RECEIVED.isBound() ? RECEIVED.get() : Received.now(bot);
    }

    /** Where rights or the zone matter, Slack may be asked who calls, which takes a while: others are not to wait for that. */
    private void askingFirst(Action action) {
        if (SlackCalls.mustKnow(action)) bot.passBy(received().arrived());
    }

    private Response command(SlashCommandRequest request, SlashCommandContext ack) {
        var payload = request.getPayload();
        var word = payload.getCommand().substring(1);
        var text = payload.getText() == null ? "" : payload.getText();
        return switch (SlackCommand.read(word.startsWith(prefix) ? word.substring(prefix.length()) : word, text, bot.actions())) {
            case SlackCommand.Said said -> command(request, ack, said.action(), said.values());
            case SlackCommand.Bare bare -> bot.action("menu").map(menu -> command(request, ack, menu, Map.of("of", bare.word())))
                .orElseGet(() -> said(request, ack, Text.of("{command} can do this:", Text.code("command", "/" + prefix + bare.word())), subs(bare.word())));
            case SlackCommand.Unknown no -> said(request, ack, Text.of("I know no {command}. Did you mean one of these?",
                Text.code("command", "/" + prefix + no.word() + " " + SlackLimits.fit(no.typed(), 60))), no.closest().isEmpty() ? subs(no.word()) : no.closest().stream().map(sub -> line(no.word(), sub)).toList());
        };
    }

    private Response command(SlashCommandRequest request, SlashCommandContext ack, Action action, Map<String, String> values) {
        askingFirst(action);
        var from = calls.command(request.getPayload(), received(), Optional.of(action));
        return answers.command(from, bot.handle(from.call(action.name(), Values.of(values))), ack);
    }

    private Response said(SlashCommandRequest request, SlashCommandContext ack, Text sentence, List<Text> lines) {
        var from = calls.command(request.getPayload(), received(), Optional.empty());
        var card = new Card(Text.of(""), Card.Tone.PLAIN, List.of(new Card.Paragraph(sentence)), List.of()).bullets(lines);
        return ack.ack(SlackAnswers.privately(SlackCards.draw(card, from.reader())));
    }

    private List<Text> subs(String word) {
        var lines = new ArrayList<Text>();
        SlackCommand.tree(bot.actions()).getOrDefault(word, Map.of()).forEach((sub, action) ->
            lines.add(Text.of("{command}: {summary}", Text.code("command", "/" + prefix + word + " " + sub), Text.text("summary", action.title()))));
        return lines;
    }

    private Text line(String word, String sub) {
        return Text.of("{command}", Text.code("command", "/" + prefix + word + " " + sub));
    }

    /** Takes a press, which is answered apart from its acknowledgement. Bolt knows of none: see {@link SlackPress}. */
    void press(BlockActionPayload payload) {
        var pressed = Misshapen.present(payload.getActions(), "actions").stream().limit(1).filter(it -> it != null && it.getActionId() != null).findFirst().flatMap(SlackCalls::pressed);
        if (pressed.isEmpty()) return; // a link's button, which the client follows by itself
        bot.action(pressed.get().action()).ifPresent(this::askingFirst);
        var from = calls.press(payload, received(), pressed.get());
        var draft = SlackForms.opened(pressed.get());
        if (draft.isPresent()) bot.draft(draft.get()).thenAccept(kept -> answers.aside(from, () -> answers.once(from, () -> reopen(from, kept))));
        else answers.press(from, bot.handle(from.call(pressed.get().action(), Values.of(pressed.get().values()))));
    }

    private void reopen(Interaction from, Optional<Draft> kept) {
        kept.ifPresentOrElse(draft -> answers.form(from, draft), () -> answers.say(from, SlackCards.say(
            List.of(Text.of("That form was sent already, or is older than {hours} hours. Please begin again with the command.", Text.count("hours", Draft.HOURS))), List.of(), from.reader())));
    }

    private Response submission(ViewSubmissionRequest request, ViewSubmissionContext ack) {
        var payload = request.getPayload();
        var memory = SlackForms.Memory.of(Misshapen.present(payload.getView(), "a window"));
        var action = bot.action(memory.action());
        if (action.isEmpty()) return ack.ack();
        askingFirst(action.get());
        var from = calls.submission(payload, received(), memory);
        var typed = SlackForms.typed(payload.getView().getState(), action.get(), calls.space());
        var values = new HashMap<>(memory.hidden());
        values.putAll(typed);
        if (!memory.draft().isEmpty()) values.put(Draft.FIELD, memory.draft());
        return windows.submitted(new SlackWindows.Sent(from, memory, action.get(), typed), bot.handle(from.call(memory.action(), Values.of(values))), ack);
    }

    private Response suggestion(BlockSuggestionRequest request, BlockSuggestionContext ack) {
        var payload = request.getPayload();
        var memory = SlackForms.Memory.of(Misshapen.present(payload.getView(), "a window"));
        var from = calls.typing(payload, received(), memory);
        var typed = payload.getValue() == null ? "" : payload.getValue();
        List<Card.Option> found;
        try {
            found = bot.suggest(from.call(memory.action(), Values.of(memory.hidden())), payload.getActionId(), typed).toCompletableFuture().get(TYPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException tooLate) {
            found = List.of();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            found = List.of();
        }
        var options = found.stream().limit(SlackLimits.OPTIONS).map(option -> SlackCards.option(option, from.reader()))
            .map(option -> Option.builder().text(option.getText()).value(option.getValue()).build()).toList();
        return ack.ack(BlockSuggestionResponse.builder().options(options).build());
    }

    private Response homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext ack) {
        if (!"home".equals(payload.getEvent().getTab())) return ack.ack();
        var received = received();
        bot.action("home.opened").ifPresent(notice -> {
            var account = new Account(calls.space(), Misshapen.id(payload.getEvent().getUser(), "a user"));
            bot.passBy(received.arrived());
            notice(payload.getEventId(), received, notice.name(), people.caller(account, account.user(), true));
        });
        return ack.ack();
    }

    private Response userChanged(EventsApiPayload<UserChangeEvent> payload, EventContext ack) {
        var account = new Account(calls.space(), Misshapen.id(Misshapen.present(payload.getEvent().getUser(), "a user").getId(), "a user"));
        people.forget(account);
        if (payload.getEvent().getUser().isDeleted()) {
            var received = received();
            bot.action("people.left").ifPresent(notice -> notice(payload.getEventId(), received, notice.name(), Caller.of(account)));
        }
        return ack.ack();
    }

    /** Slack delivers an event again until it is acknowledged, so the acknowledgement waits for the commit as long as it can. */
    private void notice(String event, Received received, String action, Caller by) {
        answers.soon(bot.notice(new Call("slack:" + event, received.arrived(), action, by, by.account().direct(), Values.of())), received);
    }
}
