package usher.bench;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Database;
import usher.Space;
import usher.Text;
import usher.Value;
import usher.Values;
import usher.Watch;
import usher.config.Main;
import usher.scheduler.QuartzAlarm;

/** What stands in the database before the program is started on it: a Discord server and a Slack workspace that are one community, and drops to be posted on both. */
final class Preparation implements AutoCloseable {

    private static final Caller DISCORD = admin(new Space("discord", LeanDiscord.GUILD), "7");
    private static final Caller SLACK = admin(new Space("slack", LeanSlack.TEAM), "U7");

    private final Database database;
    private final Bot bot;
    private int calls;

    Preparation(Place.Url url) throws Exception {
        database = url.open();
        var clock = InstantSource.system();
        bot = new Bot(database, Main.features(), new QuartzAlarm(clock), clock, Watch.NOBODY);
        bot.open(List.of()); // what is to be shown waits for the program
    }

    private static Caller admin(Space space, String user) {
        return new Caller(new Account(space, user), "Admin", Set.of(), true, Locale.ENGLISH, Optional.empty());
    }

    Answer.Done call(Caller by, String action, Map<String, String> values) throws Exception {
        var call = new Call("prepare " + System.nanoTime() + " " + ++calls, bot.arrive(), action, by, Address.channel(by.account().space(), "general"), Values.of(values));
        var answer = bot.handle(call).toCompletableFuture().get();
        if (answer instanceof Answer.Done done) return done;
        throw new IllegalStateException(action + " was not done: " + answer);
    }

    /** Both spaces announce in their first channel. */
    Preparation spaces() throws Exception {
        call(DISCORD, "usher.channel", Map.of("channel", Address.channel(DISCORD.account().space(), LeanDiscord.channel(0)).key()));
        call(SLACK, "usher.channel", Map.of("channel", Address.channel(SLACK.account().space(), LeanSlack.channel(0)).key()));
        return this;
    }

    /** They become one community. */
    Preparation connected() throws Exception {
        var code = call(DISCORD, "usher.connect", Map.of()).card().title().args().stream().filter(Text.Code.class::isInstance).map(it -> ((Text.Code) it).words()).findFirst().orElseThrow();
        call(SLACK, "usher.connect", Map.of("code", code));
        var asked = database.jdbi().withHandle(handle -> handle.createQuery("select max(id) from connecting").mapTo(long.class).one());
        call(DISCORD, "usher.connect-confirm", Map.of("connection", Long.toString(asked)));
        return this;
    }

    /** A drop on Discord (and on Slack too once they are connected), or on Slack. */
    long drop(boolean slack, String title, int seats) throws Exception {
        var done = call(slack ? SLACK : DISCORD, "drop.create", Map.of("title", title, "seats", Integer.toString(seats)));
        return done.card().controls().stream().filter(Card.Button.class::isInstance).map(it -> Long.parseLong(((Card.Button) it).values().getFirst().text())).findFirst().orElseThrow();
    }

    static Value drop(long id) {
        return new Value("drop", Long.toString(id));
    }

    Bot bot() {
        return bot;
    }

    @Override
    public void close() {
        bot.close();
    }
}
