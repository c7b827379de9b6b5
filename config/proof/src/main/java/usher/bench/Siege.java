package usher.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.discord.FakeGuild;
import usher.fakes.discord.FakeMessage;
import usher.fakes.discord.Interaction;

/** The packaged program with an enforcing Discord and one drop, people who press, and what they were told; compared with the rows that are left afterwards. */
final class Siege implements AutoCloseable {

    static final String DROP = "The drop";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** As an answer says that a seat, or a place in line, is theirs. */
    private static final Pattern CONFIRMED = Pattern.compile("You're in|in line");

    final FakeDiscord discord = FakeDiscord.start();
    final FakeGuild guild = discord.guild("Siege");
    final FakeChannel channel = guild.channel("events");
    private final Product product;
    private final Path home;
    private final Optional<Place.Url> server;
    private final List<Interaction> pressed = new CopyOnWriteArrayList<>();
    private int members;

    /** @param server PostgreSQL; empty for the database in the data folder */
    Siege(Product product, Path home, Optional<Place.Url> server) {
        this.product = product;
        this.home = home;
        this.server = server;
    }

    /** Starts the program; returns when it serves. */
    Child start() throws Exception {
        var environment = new HashMap<>(Map.of("DISCORD_TOKEN", discord.token(), "DISCORD_API_URL", discord.url(), "DISCORD_GATEWAY_URL", discord.gatewayUrl()));
        server.ifPresent(url -> environment.putAll(Map.of("USHER_DATABASE_URL", url.jdbc(), "USHER_DATABASE_USER", url.user())));
        // the first compiler alone: none of these processes lives long
        var child = product.start(home, environment, List.of("-XX:TieredStopAtLevel=1"));
        try {
            child.awaitSaying("Usher is on");
            child.await(discord::connected, "connected to Discord");
            return child;
        } catch (Exception e) {
            child.close();
            throw e;
        }
    }

    /** A moderator asks for a drop. */
    Interaction asks(String title) {
        return discord.people().slash(guild.admin("Olga"), channel, "drop create", Map.of("title", title, "seats", 10_000, "where", channel));
    }

    /** Makes the drop, with a program that is started and stopped for it. */
    void prepare() throws Exception {
        try (var child = start()) {
            asks(DROP);
            // an answer that came after three seconds is worth nothing; the post is what counts
            child.await(() -> posts(DROP).size() == 1, "the post");
            child.stop();
        }
    }

    List<FakeMessage> posts(String title) {
        return channel.messages().stream().filter(it -> it.text().contains(title)).toList();
    }

    /** Somebody new presses Claim. */
    Interaction press() {
        var press = discord.people().press(guild.member("Member " + ++members), posts(DROP).getFirst(), "Claim");
        pressed.add(press);
        return press;
    }

    int pressed() {
        return pressed.size();
    }

    static boolean isAnswered(Interaction it) {
        return it.answered().isDone();
    }

    static boolean isConfirmed(Interaction it) {
        return isAnswered(it) && CONFIRMED.matcher(it.text()).find();
    }

    /** Everybody who was told that they have a seat. */
    Set<String> confirmed() {
        var told = new HashSet<String>();
        for (var it : pressed) if (isConfirmed(it)) told.add(it.by.id());
        return told;
    }

    /** Everybody who has a seat. */
    Set<String> seated() throws SQLException {
        return ask("select a.id from seat s join account a on a.person_id = s.person_id");
    }

    /** Those who were told and have none. */
    int lost() throws SQLException {
        var told = confirmed();
        told.removeAll(seated());
        return told.size();
    }

    /** Seats that somebody has twice, and messages that stand there twice; asked when everything has been delivered. */
    int doubled() throws SQLException {
        var twice = ask("select min(id) from seat group by root_id, person_id having count(*) > 1").size();
        var titles = ask("select title from seat_drop");
        var messages = titles.stream().mapToInt(title -> Math.max(0, posts(title).size() - 1)).sum();
        return twice + messages + (int) discord.violations().stream().filter(it -> it.contains("twice") || it.contains("double")).count();
    }

    /** One column, of each value the part after its last slash: Discord's own id. The program must not be running on the embedded database. */
    Set<String> ask(String sql) throws SQLException {
        var found = new HashSet<String>();
        var url = server.orElseGet(() -> new Place.Url(usher.Database.embedded(home.resolve("usher").toString()), ""));
        try (var connection = url.connect(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(1).replaceFirst("^.*/", ""));
        }
        return found;
    }

    /** What the bot did wrong, besides what a crash makes unavoidable. */
    List<String> violations() {
        return new ArrayList<>(discord.violations());
    }

    static void spin(BooleanSupplier until) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!until.getAsBoolean() && System.nanoTime() < end) Thread.onSpinWait();
    }

    @Override
    public void close() {
        discord.close();
    }
}
