package usher.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Value;
import usher.Values;

/**
 * What a moderator does first on any platform, done for the visitor when the playground is opened for the first time: a name, a channel for announcements,
 * and who is a mentor. The same calls as anybody's, and changed in the same way afterwards.
 */
record FirstVisit(Bot bot, Cast cast) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstVisit.class);

    /** What is told at every start: Usher hears what is written here. */
    void seen() {
        call("space.seen", new Value("name", "Playground"), new Value("hears", "yes"));
    }

    void prepare() {
        call("usher.name", new Value("name", "Playground"), new Value("zone", zone()));
        call("usher.channel", new Value("channel", Address.channel(cast.space(), cast.channels().getFirst().id()).key()));
        call("usher.roles", new Value("platform-role", "mentor"), new Value("meaning", "mentor"));
    }

    /** The machine's own; servers that say Etc/UTC mean UTC. */
    private static String zone() {
        var id = ZoneId.systemDefault().getId();
        return id.contains("/") && !id.startsWith("Etc/") ? id : "UTC";
    }

    private void call(String action, Value... values) {
        var admin = cast.personas().stream().filter(Cast.Persona::administers).findFirst();
        if (bot.action(action).isEmpty() || admin.isEmpty()) return; // a bot without these features has nothing to set up
        var here = Address.channel(cast.space(), cast.channels().getLast().id());
        var call = new Call("playground:first:" + action + ":" + bot.now().toEpochMilli(), bot.arrive(), action, cast.caller(admin.get(), Optional.empty()), here, Values.of(values));
        (bot.action(action).get().forPeople() ? bot.handle(call) : bot.notice(call))
            .thenAccept(answer -> { if (!(answer instanceof Answer.Done)) LOG.warn("preparing the playground: {} answered {}", List.of(values), answer); });
    }
}
