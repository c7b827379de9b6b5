package usher.config;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import usher.Action;
import usher.Database;
import usher.Feature;
import usher.Pages;
import usher.Space;
import usher.features.Features;

/** {@code ./usher}: without a verb it starts the bot. Exit codes: 0 fine, {@value Mistake#EXIT} for what the operator can mend, 1 for what is our fault. */
@Command(name = "usher", header = "Runs a community's small events on Discord and Slack at once.", description = "Without a verb, Usher starts.",
    synopsisHeading = "Usage: ", commandListHeading = "%nVerbs:%n", subcommands = CommandLine.HelpCommand.class)
public final class Main implements Callable<Integer> {

    private final Map<String, String> environment;

    Main(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * What Usher can do, in the order in which help lists it.
     *
     * @param invite the link by which an admin grants Usher its rights in a space, where the platform has one
     * @param pages where the web pages are, for links to them
     */
    public static List<Feature> features(Function<Space, Optional<URI>> invite, Pages pages) {
        return Features.all(invite, pages);
    }

    /** The same with nothing outside to lead to, for what only lists them. */
    public static List<Feature> features() {
        return features(_ -> Optional.empty(), Pages.at("http://localhost"));
    }

    static List<Action> actions(List<Feature> features) {
        return Features.actions(features);
    }

    public static void main(String[] args) {
        System.exit(run(System.getenv(), args));
    }

    /** Does what {@code args} say and returns the exit code. A start needs none of what reads them, which takes as long as opening the database. */
    static int run(Map<String, String> environment, String... args) {
        if (args.length > 0) return verb(environment, args);
        try {
            return new Main(environment).call();
        } catch (Exception failure) {
            return explain(failure);
        }
    }

    private static int verb(Map<String, String> environment, String... args) {
        var line = new CommandLine(new Main(environment));
        var verbs = List.of(new Verbs.Commands(), new Verbs.SettingsFile(), new Verbs.Check(environment), new Verbs.Manifest(environment), new Verbs.Invite(environment),
            new Verbs.Backup(environment), new Verbs.Restore(environment), new Verbs.Move(environment));
        verbs.forEach(line::addSubcommand);
        return line.setExecutionExceptionHandler((failure, _, _) -> explain(failure)).execute(args);
    }

    @Override
    public Integer call() throws Exception {
        var settings = Settings.read(environment);
        System.setProperty(Setting.LOG.env(), settings.get(Setting.LOG));
        try (var house = House.open(settings, Home.open(settings))) {
            house.awaitStop();
        }
        return 0;
    }

    /** One sentence for what the operator can mend; for the rest an incident number that the log has too. */
    private static int explain(Exception failure) {
        if (failure instanceof Mistake || failure instanceof Database.Unusable) {
            System.err.println("usher: " + failure.getMessage());
            return Mistake.EXIT;
        }
        var incident = Long.toHexString(System.nanoTime() & 0xffff_ffffL);
        LoggerFactory.getLogger(Main.class).error("incident {}", incident, failure);
        System.err.println("usher: something went wrong that is Usher's own fault. The log above has it as incident " + incident + "; please report it with that.");
        return 1;
    }
}
