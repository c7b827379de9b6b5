package usher.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Address;
import usher.Answer;
import usher.Arrival;
import usher.Bot;
import usher.Call;
import usher.Heard;
import usher.Json;
import usher.PressId;
import usher.Values;

/** What the playground's page asks of Usher: its state, the events, and calls. Every change is checked by {@link Access} first. */
final class PlaygroundApi {

    private static final Logger LOG = LoggerFactory.getLogger(PlaygroundApi.class);
    /** Seconds an answer may take before the page is told to wait for it differently; pressing again is safe and asks the same. */
    private static final int PATIENCE = 30;
    /** A request's largest body, in bytes: a form of ten fields at their 4,000 characters fits. */
    private static final int MOST_BYTES = 200_000;
    /** Characters of a chat line, as on Discord. */
    private static final int MOST_WORDS = 2_000;
    /** The furthest the clock jumps at once. */
    private static final Duration MOST_FORWARD = Duration.ofDays(31);

    /** A call, a question for suggestions, or a chat line. {@code press} is an action's name with a button's values. */
    record Asked(@Nullable String id, @Nullable String as, @Nullable String place, @Nullable String press, @Nullable Map<String, String> values,
        @Nullable String zone, @Nullable String field, @Nullable String typed, @Nullable Long seconds, @Nullable String under) {}

    private record Clock(Instant now, @Nullable Instant nextTimer) {}

    private record Choice(String value, String label) {}

    private final Playground playground;
    private final Access access;
    private final Pages pages;
    private final PlaygroundAnswers answers;

    PlaygroundApi(Playground playground, Access access, Pages pages) {
        this.playground = playground;
        this.access = access;
        this.pages = pages;
        answers = new PlaygroundAnswers(playground.cast());
    }

    void serve(RoutesConfig routes) {
        routes.get("/", ctx -> {
            if (access.allows(ctx)) pages.playground(ctx, playground, access.number(ctx));
            else pages.locked(ctx);
        });
        routes.get("/playground/state", ctx -> {
            access.look(ctx);
            json(ctx, PlaygroundState.of(playground, bot(), access.number(ctx)));
        });
        routes.get("/playground/events", ctx -> {
            access.look(ctx);
            playground.feed().write(ctx);
        });
        routes.post("/playground/call", this::call);
        routes.post("/playground/suggest", this::suggest);
        routes.post("/playground/say", this::say);
        routes.get("/playground/clock", ctx -> {
            access.look(ctx);
            json(ctx, clock(playground.clock().orElseThrow(() -> new HttpResponseException(404, "The clock cannot be moved here."))));
        });
        routes.post("/playground/clock", this::forward);
    }

    private void call(Context ctx) {
        access.change(ctx);
        var bot = bot();
        var arrived = bot.arrive();
        Call call;
        try {
            var asked = asked(ctx);
            call = call(asked, arrived, "playground:" + uuid(asked));
        } catch (RuntimeException e) {
            bot.passBy(arrived);
            throw e;
        }
        ctx.future(() -> bot.handle(call).toCompletableFuture().orTimeout(PATIENCE, TimeUnit.SECONDS).handle((answer, late) -> {
            if (late instanceof TimeoutException) return json(ctx.status(503), new Pages.Problem(503, "Usher is still working on this. Try again in a moment: it will not be done twice.", null));
            if (late != null) throw new IllegalStateException(late);
            return json(ctx, answers.draw(answer, call, bot));
        }));
    }

    private void suggest(Context ctx) {
        access.change(ctx);
        var bot = bot();
        var asked = asked(ctx);
        var call = call(asked, new Arrival(0, bot.now()), "playground:suggest");
        var field = needed(asked.field(), "field");
        ctx.future(() -> bot.suggest(call, field, Optional.ofNullable(asked.typed()).orElse("")).toCompletableFuture().orTimeout(PATIENCE, TimeUnit.SECONDS)
            .thenApply(options -> options.stream().map(it -> new Choice(it.value(), it.label().plain(bot.reader(call.by()).locale()))).toList())
            .thenAccept(choices -> json(ctx, choices)));
    }

    private void say(Context ctx) {
        access.change(ctx);
        var asked = asked(ctx);
        var words = needed(asked.typed(), "typed").strip();
        if (words.isEmpty() || words.length() > MOST_WORDS) throw new BadRequestResponse("A message has 1 to " + MOST_WORDS + " characters.");
        var in = place(asked);
        var under = Optional.ofNullable(asked.under());
        if (under.filter(it -> !playground.shows(it, in)).isPresent()) throw new BadRequestResponse("There is no such message here.");
        var id = "s" + uuid(asked);
        playground.say(id, persona(asked), in, under, words);
        if (under.isPresent() || in.kind() == Address.Kind.DIRECT) tell(asked, in, new Heard(id, under, 0, 0, SaidWords.blocks(words)));
        json(ctx, Map.of());
    }

    /** What is written to Usher, or under one of its messages, it hears. */
    private void tell(Asked asked, Address in, Heard heard) {
        var bot = bot();
        if (bot.action(Heard.SAID).isEmpty()) return;
        bot.notice(new Call("playground:said:" + heard.message(), bot.arrive(), Heard.SAID, playground.cast().caller(persona(asked), zone(asked)), in, heard.values()))
            .exceptionally(failure -> {
                LOG.error("what was said as {} was not heard", heard.message(), failure);
                return new Answer.Broken(heard.message());
            });
    }

    private void forward(Context ctx) {
        access.change(ctx);
        var asked = asked(ctx);
        var clock = playground.clock().orElseThrow(() -> new HttpResponseException(404, "The clock cannot be moved here."));
        var by = Optional.ofNullable(asked.seconds()).map(Duration::ofSeconds)
            .or(() -> clock.nextTimer().map(due -> Duration.between(clock.now(), due)).filter(Duration::isPositive))
            .orElseThrow(() -> new BadRequestResponse("No timer is waiting."));
        if (!by.isPositive() || by.compareTo(MOST_FORWARD) > 0) throw new BadRequestResponse("The clock goes forward only, by at most 31 days at once.");
        clock.forward(by);
        var now = clock(clock);
        playground.feed().tell("clock", now);
        json(ctx, now);
    }

    private static Clock clock(PlaygroundClock clock) {
        return new Clock(clock.now(), clock.nextTimer().orElse(null));
    }

    private static Asked asked(Context ctx) {
        if (ctx.contentLength() > MOST_BYTES || ctx.bodyAsBytes().length > MOST_BYTES) throw new HttpResponseException(413, "That is more than " + MOST_BYTES + " bytes, the most that fit.");
        try {
            return Optional.ofNullable(Json.read(ctx.body(), Asked.class)).orElseThrow(() -> new BadRequestResponse("That is not what the page sends."));
        } catch (IllegalStateException notJson) {
            throw new BadRequestResponse("That is not what the page sends.");
        }
    }

    private Call call(Asked asked, Arrival arrived, String id) {
        var press = PressId.read(needed(asked.press(), "press"));
        var typed = Optional.ofNullable(asked.values()).orElse(Map.of());
        if (typed.values().stream().anyMatch(Objects::isNull)) throw new BadRequestResponse("A value is words.");
        var meant = new HashMap<>(typed);
        bot().action(press.action()).ifPresent(action -> action.asks().forEach(field -> meant.computeIfPresent(field.name(), (_, words) -> playground.cast().mentioned(field, words))));
        var values = Values.of(meant).over(press.values());
        return new Call(id, arrived, press.action(), playground.cast().caller(persona(asked), zone(asked)), place(asked), values);
    }

    private Cast.Persona persona(Asked asked) {
        return playground.cast().persona(needed(asked.as(), "as")).orElseThrow(() -> new BadRequestResponse("Nobody of that name plays here."));
    }

    /** A channel, or the private messages of whoever asks; never anybody else's. */
    private Address place(Asked asked) {
        var place = needed(asked.place(), "place");
        var own = playground.cast().account(persona(asked)).direct();
        if (place.equals(Playground.place(own))) return own;
        return playground.cast().channels().stream().map(it -> Address.channel(Playground.SPACE, it.id())).filter(it -> Playground.place(it).equals(place)).findFirst()
            .orElseThrow(() -> new BadRequestResponse("There is no such channel."));
    }

    private static Optional<ZoneId> zone(Asked asked) {
        try {
            return Optional.ofNullable(asked.zone()).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static UUID uuid(Asked asked) {
        try {
            return UUID.fromString(needed(asked.id(), "id"));
        } catch (IllegalArgumentException notOne) {
            throw new BadRequestResponse("A call's id is a UUID.");
        }
    }

    private static String needed(@Nullable String value, String name) {
        if (value == null) throw new BadRequestResponse("\"" + name + "\" is missing.");
        return value;
    }

    private Bot bot() {
        return playground.bot().orElseThrow(() -> new HttpResponseException(503, "Usher is starting. One moment."));
    }

    private static Context json(Context ctx, Object what) {
        return ctx.contentType("application/json").result(Json.write(what));
    }
}
