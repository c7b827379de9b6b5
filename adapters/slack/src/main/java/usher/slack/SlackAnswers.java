package usher.slack;

import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Card;
import usher.Draft;
import usher.Text;

/**
 * Answers on their way to whoever called. One that is ready within {@link #PATIENCE} goes with the acknowledgement; a later one follows through the
 * {@code response_url}. The thread that holds the acknowledgement alone decides which, so an answer is never given twice.
 */
final class SlackAnswers {

    /** Half of the three seconds that Slack waits for its acknowledgement, from when the payload reached us. */
    static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Logger LOG = LoggerFactory.getLogger(SlackAnswers.class);
    private static final int REMEMBERED = 10_000;

    private final Bot bot;
    private final SlackWeb web;
    private final SlackDeliveries deliveries;
    private final Executor executor;
    private final Map<String, Boolean> given = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    SlackAnswers(Bot bot, SlackWeb web, SlackDeliveries deliveries, Executor executor) {
        this.bot = bot;
        this.web = web;
        this.deliveries = deliveries;
        this.executor = executor;
    }

    /** Runs apart from the acknowledgement. */
    void aside(Interaction from, Runnable work) {
        executor.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("An answer to {} did not reach its reader", from.id(), e);
            }
        });
    }

    /** The answer, if it comes while the acknowledgement can still wait for it. */
    Optional<Answer> soon(CompletionStage<Answer> stage, Received received) {
        try {
            return Optional.of(stage.toCompletableFuture().get(received.left(PATIENCE).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the bot answers with an exception", e);
        }
    }

    Response command(Interaction from, CompletionStage<Answer> stage, SlashCommandContext ack) {
        var answer = soon(stage, from.received());
        if (answer.isEmpty()) {
            stage.thenAccept(late -> aside(from, () -> give(from, late)));
            return ack.ack();
        }
        return switch (answer.get()) {
            case Answer.Form form -> {
                aside(from, () -> give(from, form));
                yield ack.ack();
            }
            case Answer.Download file -> {
                aside(from, () -> once(from, () -> deliveries.upload(from.by().account(), file)));
                yield ack.ack(privately(SlackCards.draw(file.card(), from.reader())));
            }
            case Answer.Done done -> ack.ack(privately(SlackCards.draw(done.card(), from.reader())));
            case Answer.Refused no -> ack.ack(privately(refused(no, from)));
            case Answer.Broken broken -> ack.ack(privately(SlackCards.say(List.of(broken(broken)), List.of(), from.reader())));
        };
    }

    /** The acknowledgement of a press says nothing; the answer goes its own way as soon as it is there. */
    void press(Interaction from, CompletionStage<Answer> stage) {
        stage.thenAccept(answer -> aside(from, () -> give(from, answer)));
    }

    static SlashCommandResponse privately(SlackCards.Drawn drawn) {
        return SlashCommandResponse.builder().responseType("ephemeral").blocks(drawn.blocks()).text(drawn.notice()).build();
    }

    /** Gives an answer apart from the acknowledgement, once in this process however often Slack delivers the call. */
    void give(Interaction from, Answer answer) {
        once(from, () -> {
            switch (answer) {
                case Answer.Done done -> say(from, SlackCards.draw(done.card(), from.reader()));
                case Answer.Form form -> form(from, form.draft());
                case Answer.Download file -> {
                    say(from, SlackCards.draw(file.card(), from.reader()));
                    deliveries.upload(from.by().account(), file);
                }
                case Answer.Refused no -> say(from, refused(no, from));
                case Answer.Broken broken -> say(from, SlackCards.say(List.of(broken(broken)), List.of(), from.reader()));
            }
        });
    }

    void once(Interaction from, Runnable delivery) {
        synchronized (given) {
            if (given.putIfAbsent(from.id(), true) != null) return;
        }
        delivery.run();
    }

    static SlackCards.Drawn refused(Answer.Refused no, Interaction from) {
        var sentences = new ArrayList<Text>();
        sentences.add(Text.of("⚠️ {sentence}", Text.text("sentence", no.text())));
        no.fields().forEach((name, wrong) -> {
            if (!wrong.equals(no.text())) sentences.add(Text.of("{name}: {sentence}", Text.code("name", name), Text.text("sentence", wrong)));
        });
        List<Card.Control> again = no.draft().<List<Card.Control>>map(draft -> List.of(SlackForms.opening("Try again", draft))).orElse(List.of());
        return SlackCards.say(sentences, again, from.reader());
    }

    static Text broken(Answer.Broken broken) {
        return Text.of("Something went wrong on my side. Please try again in a moment; if it happens again, tell a moderator this number: {incident}",
            Text.code("incident", broken.incident()));
    }

    /** Opens a form. A trigger that has run out cannot; then a button brings a fresh one. */
    void form(Interaction from, Draft draft) {
        var action = bot.action(draft.action()).orElseThrow(() -> new IllegalStateException("a form of an action nobody declared: " + draft.action()));
        var view = SlackForms.form(draft, action, SlackForms.Memory.of(draft, action, from), List.of(), from.reader());
        if (show(from, view)) return;
        var sentence = Text.of("That took a little long. Your form is ready:");
        deliveries.quietly(from, () -> tell(from, SlackCards.say(List.of(sentence), List.of(SlackForms.opening("Open the form", draft)), from.reader())));
    }

    /** A window: in the one that is open, or a new one. */
    private boolean show(Interaction from, View view) {
        try {
            if (from.surface() instanceof Interaction.Surface.Window window) {
                web.ask(slack -> slack.viewsUpdate(r -> r.viewId(window.view()).view(view)));
                return true;
            }
            if (from.ways().trigger().isEmpty()) return false;
            web.ask(slack -> slack.viewsOpen(r -> r.triggerId(from.ways().trigger().get()).view(view)));
            return true;
        } catch (IOException | SlackApiException | SlackWeb.Declined e) {
            LOG.info("No window for {}: {}", from.id(), e.getMessage());
            return false;
        }
    }

    void say(Interaction from, SlackCards.Drawn drawn) {
        switch (from.surface()) {
            case Interaction.Surface.Command _, Interaction.Surface.Post _, Interaction.Surface.Private _ -> tell(from, drawn);
            case Interaction.Surface.HomeTab _, Interaction.Surface.Window _ -> {
                var memory = new SlackForms.Memory("", "", Map.of(), from.in().key(), from.ways().responseUrl().orElse(""), from.arrived().at().getEpochSecond());
                if (!show(from, SlackForms.card("Usher", drawn, memory.write()))) tell(from, drawn);
            }
        }
    }

    /** Privately where it was asked, else in the person's private messages. */
    void tell(Interaction from, SlackCards.Drawn drawn) {
        var replaces = from.surface() instanceof Interaction.Surface.Private;
        var reply = ActionResponse.builder().responseType("ephemeral").replaceOriginal(replaces).blocks(drawn.blocks()).text(drawn.notice()).build();
        try {
            if (from.ways().responseUrl().isPresent() && web.respond(from.ways().responseUrl().get(), reply)) return;
        } catch (IOException e) {
            LOG.info("The response_url of {} failed: {}", from.id(), e.getMessage());
        }
        if (from.in().kind() == Address.Kind.CHANNEL && deliveries.ephemeral(from, drawn)) return;
        deliveries.direct(from, drawn);
    }
}
