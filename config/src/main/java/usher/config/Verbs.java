package usher.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import usher.Platform;
import usher.discord.DiscordInvite;
import usher.slack.SlackManifest;

/** What {@code ./usher} does other than start; each prints to the standard output what it is asked for, and returns the exit code. */
final class Verbs {

    private Verbs() {}

    @Command(name = "commands", description = "Lists every chat command with its fields and who may use it.")
    static final class Commands implements Callable<Integer> {

        @Option(names = "--json", description = "As JSON, for programs.")
        private boolean json;

        @Override
        public Integer call() {
            var reference = new Reference(Main.actions(Main.features()));
            System.out.println(json ? reference.json() : reference.text());
            return 0;
        }
    }

    @Command(name = "settings", description = "Prints a commented settings file to start from.")
    static final class SettingsFile implements Callable<Integer> {

        @Override
        public Integer call() {
            System.out.print(Example.file());
            return 0;
        }
    }

    @Command(name = "backup", description = "Saves every row to a file, also while Usher is running.")
    static final class Backup implements Callable<Integer> {

        private final Map<String, String> environment;
        @Parameters(paramLabel = "FILE", description = "The file to write, for example usher-monday.zip.")
        private Path file = Path.of("");

        Backup(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() throws Exception {
            var manifest = keeping(environment).backup(file);
            System.out.println("Saved " + manifest.rows() + " rows of " + manifest.tables().size() + " tables to " + file + " (" + Files.size(file) / 1024 + " KiB).");
            return 0;
        }
    }

    @Command(name = "restore", description = "Puts a saved file's rows back, while Usher is stopped; works on either database.")
    static final class Restore implements Callable<Integer> {

        private final Map<String, String> environment;
        @Parameters(paramLabel = "FILE", description = "A file that backup wrote.")
        private Path file = Path.of("");
        @Option(names = "--force", description = "Even where there is data already; that is kept aside.")
        private boolean force;

        Restore(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() throws Exception {
            var aside = keeping(environment).restore(file, force);
            System.out.println("Restored, and every row compared." + (aside.isEmpty() ? "" : " What was there before is kept in " + aside + "."));
            return 0;
        }
    }

    @Command(name = "move", description = "Copies the embedded database to an empty PostgreSQL, while Usher is stopped.")
    static final class Move implements Callable<Integer> {

        private final Map<String, String> environment;
        @Parameters(arity = "0..1", paramLabel = "URL", defaultValue = "", description = "For example jdbc:postgresql://localhost:5432/usher; else USHER_DATABASE_URL. User and password come from the settings.")
        private String url = "";

        Move(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() throws Exception {
            var settings = url.isEmpty() ? Settings.read(environment) : with(environment, url);
            if (!settings.has(Setting.DATABASE_URL)) throw new Mistake("Say where to: set USHER_DATABASE_URL (with USER and PASSWORD), for example to jdbc:postgresql://localhost:5432/usher.");
            var to = Where.set(settings);
            var rows = new Keeping(settings, Home.open(settings)).move(to);
            System.out.println("Moved " + rows + " rows to " + to + ", and compared every one. Start Usher with USHER_DATABASE_URL set to it; the file in the data folder stays as it was.");
            return 0;
        }

        private static Settings with(Map<String, String> environment, String url) {
            var more = new java.util.HashMap<>(environment);
            more.put(Setting.DATABASE_URL.env(), url);
            return Settings.read(more);
        }
    }

    @Command(name = "check", description = "Looks at settings, database, tokens and rights; says what is fine and what to do.")
    static final class Check implements Callable<Integer> {

        private final Map<String, String> environment;

        Check(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() {
            var findings = CheckUp.of(Settings.read(environment));
            findings.forEach(it -> System.out.println((it.fine() ? "\u2713 " : "\u2717 ") + it.what()));
            return findings.stream().allMatch(Platform.Finding::fine) ? 0 : Mistake.EXIT;
        }
    }

    @Command(name = "manifest", description = "Prints the app manifest to paste at https://api.slack.com/apps: ./usher manifest slack")
    static final class Manifest implements Callable<Integer> {

        private final Map<String, String> environment;
        @Parameters(paramLabel = "slack", description = "The platform; only Slack has manifests.")
        private String platform = "";

        Manifest(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() {
            if (!platform.equals("slack")) throw new Mistake("There is a manifest for slack only, not for \"" + platform + "\".");
            var settings = Settings.read(environment);
            var url = settings.find(Setting.PUBLIC_URL).filter(it -> settings.has(Setting.SLACK_SIGNING_SECRET) && !settings.has(Setting.SLACK_APP_TOKEN)).map(it -> it.replaceFirst("/+$", "") + "/slack/events");
            System.out.println(SlackManifest.write(Main.actions(Main.features()), settings.get(Setting.PREFIX), url));
            return 0;
        }
    }

    @Command(name = "invite", description = "Prints the link that adds the bot to a server, with exactly the rights it needs: ./usher invite discord")
    static final class Invite implements Callable<Integer> {

        private final Map<String, String> environment;
        @Parameters(paramLabel = "discord", description = "The platform; Slack apps are made from ./usher manifest slack.")
        private String platform = "";

        Invite(Map<String, String> environment) {
            this.environment = environment;
        }

        @Override
        public Integer call() {
            if (!platform.equals("discord")) throw new Mistake("There is an invite link for discord only, not for \"" + platform + "\".");
            var token = Settings.read(environment).find(Setting.DISCORD_TOKEN).orElseThrow(() -> new Mistake("Set DISCORD_TOKEN first: the link names the application that the token belongs to."));
            var id = DiscordInvite.applicationId(token).orElseThrow(() -> new Mistake("DISCORD_TOKEN is a secret of " + token.length() + " characters that names no application; copy it anew from the Bot page at https://discord.com/developers/applications."));
            System.out.println(DiscordInvite.link(id));
            return 0;
        }
    }

    private static Keeping keeping(Map<String, String> environment) {
        var settings = Settings.read(environment);
        return new Keeping(settings, Home.open(settings));
    }
}
