package usher.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.Account;
import usher.Action;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Feature;
import usher.Field;
import usher.Space;
import usher.Trigger;
import usher.Value;
import usher.Values;
import usher.Wanted;
import usher.config.Main;

/** Says to people, when their timer comes due, what was heard said to somebody before, without reading anything about them; and founds what the real messages are about. */
final class Stranger implements Feature {

    static final String TELL = "bench.tell";
    static final Space SPACE = new Space("bench", "main");
    private static final Address CHANNEL = Address.channel(SPACE, "events");
    private static final Field.Id PERSON = new Field.Id("person");

    private final List<Long> events = new ArrayList<>();
    private volatile Wanted.@Nullable Message words;
    private int calls;

    void heard(Wanted.Message message) {
        words = message;
    }

    List<Long> events() {
        return List.copyOf(events);
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.timer(TELL, Trigger.Late.FINE, Duration.ZERO, List.of(PERSON), (call, tx) -> {
            var account = new Account(SPACE, Long.toString(call.get(PERSON)));
            var said = words;
            if (said != null) tx.post(account.direct(), "told " + tx.now(), () -> said);
            return Answer.done(Card.of("Nudged"));
        }));
    }

    List<Feature> withAll() {
        var all = new ArrayList<>(Main.features());
        all.add(this);
        return all;
    }

    /** Five events, and a checklist of one item. */
    void founds(Bot bot) throws Exception {
        for (var i = 0; i < 5; i++) {
            var card = says(bot, "event.create", new Value("title", "Evening " + i), new Value("promise", "A page that says who you are"), new Value("start", "in " + (i + 1) + " h"), new Value("length", "30 min"), new Value("where", CHANNEL.key()));
            events.add(card.controls().stream().filter(Card.Button.class::isInstance).flatMap(it -> ((Card.Button) it).values().stream()).filter(it -> it.name().equals("event")).map(it -> Long.parseLong(it.text())).findFirst().orElseThrow());
        }
        says(bot, "checklist.create", new Value("name", "Next steps"), new Value("for", "attendees"));
        says(bot, "checklist.item", new Value("checklist", "Next steps"), new Value("promise", "Write down what you take home"), new Value("due", "1 day after"));
    }

    private Card says(Bot bot, String action, Value... values) throws Exception {
        var host = new Caller(new Account(SPACE, "host"), "Host", Set.of(), true, Locale.ENGLISH, Optional.empty());
        var answer = bot.handle(new Call("found " + ++calls, bot.arrive(), action, host, CHANNEL, Values.of(values))).toCompletableFuture().get();
        if (answer instanceof Answer.Done done) return done.card();
        throw new IllegalStateException(action + ": " + answer);
    }
}
