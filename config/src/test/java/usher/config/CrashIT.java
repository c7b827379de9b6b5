package usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.discord.FakeMessage;
import usher.fakes.discord.Fault;
import usher.fakes.discord.Interaction;

/**
 * The packaged program as its own process, killed with {@code kill -9} in the middle of its work again and again: what it confirmed is there afterwards,
 * and nothing is posted twice. Where each kill fell is read from the database and the fake Discord afterwards, not assumed.
 */
class CrashIT {

    /** More of them by {@code mvn verify -Dcrash.rounds=60}. */
    private static final int ROUNDS = Integer.getInteger("crash.rounds", 12);
    private static final int MOST_ROUNDS = Math.max(60, ROUNDS);
    /** Kills of each class that must have been seen. */
    private static final int ENOUGH = 3;
    private static final int HERD = 24;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path temp;

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeChannel channel = discord.guild("Crash").channel("events");
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Set<String> confirmed = new HashSet<>();
    /** Posts that were there before this round. */
    private final Set<String> known = new HashSet<>();
    private int beforeCommit;
    private int beforeAnswer;
    private int beforeMark;
    private int presses;

    @AfterEach
    void close() {
        discord.close();
    }

    @Test
    void whatWasConfirmedSurvivesKillsAndNothingIsPostedTwice() throws Exception {
        create("The drop");
        var rounds = 0;
        while (rounds < ROUNDS || (rounds < MOST_ROUNDS && (beforeCommit < ENOUGH || beforeAnswer < ENOUGH || beforeMark < ENOUGH))) round(rounds++);
        afterwards(rounds);
        System.out.printf("%d kills, %d presses, %d confirmed: %d kills fell before a commit, %d after the force and before the answer, %d between a delivery and its mark (seed %d)%n",
            rounds, presses, confirmed.size(), beforeCommit, beforeAnswer, beforeMark, seed);
        assertThat(confirmed).as("people who were told before a kill").hasSizeGreaterThan(ROUNDS / 2);
        assertThat(List.of(beforeCommit, beforeAnswer, beforeMark)).as("kills of each class").allMatch(it -> it >= ENOUGH);
    }

    private Program start() throws Exception {
        var usher = Program.run(temp, Map.of("USHER_HOME", temp.resolve("home").toString(), "USHER_PORT", "0", "DISCORD_TOKEN", discord.token(),
            "DISCORD_API_URL", discord.url(), "DISCORD_GATEWAY_URL", discord.gatewayUrl())).awaitReady();
        await().atMost(PATIENCE).until(discord::connected);
        return usher;
    }

    private void create(String title) throws Exception {
        try (var usher = start()) {
            asked(title).await();
            await().atMost(PATIENCE).until(() -> posts(title).size() == 1);
            usher.stop();
        }
    }

    private Interaction asked(String title) {
        return discord.people().slash(discord.guild("Crash").admin("Olga"), channel, "drop create", Map.of("title", title, "seats", 10_000, "where", channel));
    }

    private List<FakeMessage> posts(String title) {
        return channel.messages().stream().filter(it -> it.text().contains(title)).toList();
    }

    private void round(int number) throws Exception {
        var usher = start();
        channel.messages().forEach(it -> known.add(it.id));
        var herd = new ArrayList<Interaction>();
        switch (number % 4) {
            case 0 -> {
                press(herd);
                LockSupport.parkNanos(random.nextLong(60_000_000));
            }
            case 1 -> {
                press(herd);
                var told = 1 + random.nextInt(HERD - 1);
                spin(() -> herd.stream().filter(CrashIT::isAnswered).count() >= told);
            }
            case 2 -> {
                // an answer leaves after the force only: killed while one is on its way, what it says is on disk and nobody was told
                var onItsWay = new CountDownLatch(1);
                discord.fails("POST", "interactions/.*/callback", 1, new Fault.Meets(() -> {
                    usher.strike();
                    onItsWay.countDown();
                }));
                press(herd);
                onItsWay.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            default -> {
                if (random.nextBoolean()) discord.fails("POST", "channels/\\d+/messages", 1, new Fault.BreaksAfter());
                var before = channel.messages().size();
                asked("Round " + number + ".");
                spin(() -> channel.messages().size() > before);
            }
        }
        usher.kill();
        discord.heals();
        // in the second half Discord has forgotten its nonces: only a look at the channel tells what was posted
        if (number == ROUNDS / 2) discord.forgetsNonces();
        classify(herd);
    }

    private void press(List<Interaction> herd) {
        var drop = posts("The drop").getFirst();
        for (var i = 0; i < HERD; i++) herd.add(discord.people().press(discord.guild("Crash").member("Member " + ++presses), drop, "Claim"));
    }

    private static boolean isAnswered(Interaction it) {
        return it.answered().isDone();
    }

    private static void spin(BooleanSupplier until) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!until.getAsBoolean() && System.nanoTime() < end) Thread.onSpinWait();
    }

    /** What a dead Usher left behind, compared with what people were told and shown. */
    private void classify(List<Interaction> herd) throws SQLException {
        var seated = ask("select a.id from seat s join account a on a.person_id = s.person_id");
        var marked = ask("select shown from message where shown is not null");
        for (var it : herd) {
            if (isAnswered(it)) {
                assertThat(it.text()).contains("You're in");
                confirmed.add(it.by.id());
            }
        }
        assertThat(seated).as("everybody who was told so").containsAll(confirmed);
        if (herd.stream().anyMatch(it -> !isAnswered(it) && !seated.contains(it.by.id()))) beforeCommit++;
        if (herd.stream().anyMatch(it -> !isAnswered(it) && seated.contains(it.by.id()))) beforeAnswer++;
        if (channel.messages().stream().anyMatch(it -> !known.contains(it.id) && !marked.contains(it.id))) beforeMark++;
    }

    /** One column, of each value the part after its last slash: Discord's own id. */
    private Set<String> ask(String sql) throws SQLException {
        var found = new HashSet<String>();
        try (var connection = Where.file(temp.resolve("home/usher").toString()).connect(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(rows.getString(1).replaceFirst("^.*/", ""));
        }
        return found;
    }

    private void afterwards(int rounds) throws Exception {
        // a drop whose making was killed before its commit was never made
        var made = ask("select title from seat_drop");
        try (var usher = start()) {
            for (var title : made) await().atMost(PATIENCE).untilAsserted(() -> assertThat(posts(title)).as(title).hasSize(1));
            usher.stop();
        }
        assertThat(channel.messages()).as("posts of %d rounds", rounds).hasSameSizeAs(made);
        assertThat(ask("select a.id from seat s join account a on a.person_id = s.person_id")).containsAll(confirmed);
        assertThat(discord.violations()).as("what the bot did wrong").isEmpty();
    }
}
