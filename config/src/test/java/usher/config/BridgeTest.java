package usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
import usher.Card;
import usher.Text;
import usher.Value;
import usher.Values;
import usher.Watch;
import usher.discord.DiscordPlatform;
import usher.discord.DiscordSettings;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.discord.FakeGuild;
import usher.fakes.discord.FakeMember;
import usher.fakes.discord.FakeMessage;
import usher.fakes.discord.Writing;
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.FakeUser;
import usher.fakes.slack.Written;
import usher.slack.SlackPlatform;
import usher.slack.SlackSettings;
import usher.testing.HandAlarm;
import usher.testing.TestDatabase;

/**
 * Cases that are talked about on Discord and Slack at once, through the real JDA and the real Bolt: whatever is written, edited, deleted, delivered again or cut off, both sides
 * read the same in the end. {@code -Dusher.histories=500} plays as many; the checks play a few.
 */
class BridgeTest {

    private static final int HISTORIES = Integer.getInteger("usher.histories", 24);
    /** Cases that are talked about at the same time, each in channels of its own: Slack takes one message a second in each. */
    private static final int DESKS = 24;
    /** Histories of one case, whose room then has not had as many lines as fit. */
    private static final int ROUNDS = 20;
    private static final List<String> SAYINGS = List.of("plain words", "a <b> & \"c\" *star* _line_ ~wave~", "`code` in it", "@everyone and @here", "1. one", "> quoted", "http stays words", "c:\\temp\\new", "# heading | pipe",
        "שלום 🎉 done");
    private static final Pattern SAID = Pattern.compile("h\\d+n\\d+ .*", Pattern.DOTALL);

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeGuild guild = discord.guild("Makers on Discord");
    private final FakeMember mo = guild.admin("mo");
    private final List<Desk> desks = new ArrayList<>();
    private FakeSlack slack;
    private FakeUser sam;
    private Bot bot;
    private int calls;

    @BeforeEach
    void open() throws Exception {
        slack = FakeSlack.start();
        sam = slack.user("Sam", true, "Europe/Berlin");
        for (var i = 0; i < DESKS; i++) desks.add(new Desk(i));
        bot = new Bot(TestDatabase.fresh().get(), Main.features(), new HandAlarm(), InstantSource.system(), Watch.NOBODY);
        bot.open(List.of(new DiscordPlatform(new DiscordSettings(discord.token(), Optional.of(discord.url()), Optional.of(discord.gatewayUrl()), "", false, true)),
            new SlackPlatform(new SlackSettings(FakeSlack.BOT_TOKEN, Optional.of(FakeSlack.APP_TOKEN), Optional.empty(), Optional.of(slack.apiUrl()), ""))));
        connect();
        for (var desk : desks) desk.open();
    }

    @AfterEach
    void close() throws InterruptedException {
        bot.close();
        discord.close();
        slack.close();
    }

    private Answer.Done does(String account, boolean administers, String action, Value... values) throws Exception {
        var name = account.substring(account.indexOf('/') + 1);
        var who = new Caller(Account.of(account), administers ? "Admin" : names(account).orElse(name), Set.of(), administers, Locale.ENGLISH, Optional.empty());
        var answer = bot.handle(new Call("set up " + ++calls, bot.arrive(), action, who, Address.channel(who.account().space(), "general"), Values.of(values))).toCompletableFuture().get();
        assertThat(answer).as("%s", action).isInstanceOf(Answer.Done.class);
        return (Answer.Done) answer;
    }

    private Optional<String> names(String account) {
        return desks.stream().flatMap(desk -> Stream.of(desk.asker, desk.helper)).filter(it -> it.account().equals(account)).map(Side::name).findFirst();
    }

    private void connect() throws Exception {
        var code = does(on(mo), true, "usher.connect").card().title().args().stream().filter(Text.Code.class::isInstance).map(it -> ((Text.Code) it).words()).findFirst().orElseThrow();
        does(on(sam), true, "usher.connect", new Value("code", code));
        soon(() -> !discord.direct(mo.id()).messages().isEmpty());
        assertThat(discord.people().press(mo, discord.direct(mo.id()).messages().getLast(), "Confirm").await().text()).contains("is now part of your community");
    }

    private static void soon(Callable<Boolean> so) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(30)).atMost(Duration.ofSeconds(Integer.getInteger("usher.patience", 180))).until(so);
    }

    private String on(FakeMember member) {
        return "discord:" + guild.id + "/" + member.id();
    }

    private static String on(FakeUser user) {
        return "slack:" + FakeSlack.TEAM + "/" + user.id();
    }

    /** What somebody wrote, to change it. */
    private record Handle(Consumer<String> edits, Runnable deletes, Runnable again) {
        static Handle of(Writing it) {
            return new Handle(it::edits, it::deletes, it::again);
        }

        static Handle of(Written it) {
            return new Handle(it::edits, it::deletes, it::again);
        }
    }

    /** Somebody who takes part, how they write and what they read where they do. */
    private record Side(String account, String name, Function<String, Handle> writes, Supplier<List<Said>> reads) {}

    private record Said(String by, String words) {}

    /** A line as it was written; or as Usher passed it on: then its author stands above it, and above that perhaps whom it is to notify. */
    private Optional<Said> said(Desk desk, String author, String shown) {
        var lines = shown.lines().toList();
        var by = author;
        var from = 0;
        while (by.equals("Usher") || from < lines.size() - 1 && author.equals("Usher") && !SAID.matcher(lines.get(from)).matches()) {
            if (from == lines.size()) return Optional.empty();
            by = lines.get(from++).replaceFirst(" says about .*", "").replaceAll("[@#\\s]", "");
        }
        var words = bare(String.join(" ", lines.subList(from, lines.size())));
        var named = by;
        return Stream.of(desk.asker, desk.helper).map(Side::name).filter(named::equals).filter(_ -> SAID.matcher(words).matches()).map(name -> new Said(name, words)).findFirst();
    }

    /** Without what either platform may draw as form. */
    private static String bare(String words) {
        return words.replaceAll("[`*_~\\s]+", " ").strip();
    }

    /** A queue with channels of its own on both platforms, one who asks and one who helps; every fourth has the same platforms. */
    private final class Desk {
        final int number;
        final FakeChannel hall;
        final usher.fakes.slack.FakeChannel help;
        final Side asker;
        final Side helper;
        String goal = "";

        Desk(int number) {
            this.number = number;
            hall = guild.channel("hall" + number);
            help = slack.channel("help" + number);
            asker = number % 2 == 0 ? asks(guild.member("asker" + number)) : asks(slack.user("asker" + number));
            helper = number / 2 % 2 == 0 ? helps(slack.user("helper" + number)) : helps(guild.member("helper" + number));
        }

        void open() throws Exception {
            does(on(mo), true, "hours.create", new Value("name", "Desk " + number), new Value("about", "x"), new Value("board", "discord:" + guild.id + "/channel/" + hall.id));
            does(on(mo), true, "hours.board", new Value("queue", "Desk " + number), new Value("board", "slack:" + FakeSlack.TEAM + "/channel/" + help.id()));
            does(helper.account(), false, "my.show");
            does(asker.account(), false, "my.quiet", new Value("hours", "never")); // the checks run at night too
            does(on(mo), true, "usher.role", new Value("person", helper.account()), new Value("role", "mentor"));
        }

        /** A new case, its room open on both platforms. */
        void begins(String about) throws Exception {
            goal = about;
            does(asker.account(), false, "hours.ask", new Value("queue", "Desk " + number), new Value("goal", goal), new Value("tried", "x"), new Value("stuck", "y"));
            does(helper.account(), false, "hours.next", new Value("queue", "Desk " + number));
        }

        boolean isOpen() {
            return onDiscord().flatMap(guild::threadUnder).isPresent() && onSlack().isPresent();
        }

        Optional<FakeMessage> onDiscord() {
            return hall.messages().stream().filter(it -> it.text().startsWith(goal) || it.text().startsWith("### " + goal)).findFirst();
        }

        Optional<usher.fakes.slack.FakeMessage> onSlack() {
            return help.messages().stream().filter(it -> it.words().strip().startsWith(goal)).findFirst();
        }

        List<Said> hall() {
            return read(discord.talk().transcript(onDiscord().orElseThrow()).stream().map(it -> said(this, it.author(), it.words())));
        }

        List<Said> help() {
            return read(slack.transcript(onSlack().orElseThrow()).stream().map(it -> said(this, it.author(), it.words())));
        }

        void ends() throws Exception {
            var id = does(asker.account(), false, "hours.show", new Value("case", goal)).card().controls().stream().filter(it -> it instanceof Card.Button button && button.action().equals("hours.resolve"))
                .map(it -> ((Card.Button) it).values().getFirst()).findFirst().orElseThrow();
            does(asker.account(), false, "hours.resolve", id);
        }

        private Side asks(FakeMember it) {
            return new Side(on(it), it.name(), words -> Handle.of(it.tells(words)), () -> read(discord.talk().transcript(it).stream().map(line -> said(this, line.author(), line.words()))));
        }

        private Side asks(FakeUser it) {
            return new Side(on(it), it.name(), words -> Handle.of(slack.writes(it, slack.direct(it), words)),
                () -> read(slack.transcript(slack.direct(it)).stream().map(line -> said(this, line.author(), line.words()))));
        }

        private Side helps(FakeMember it) {
            return new Side(on(it), it.name(), words -> Handle.of(it.writes(guild.threadUnder(onDiscord().orElseThrow()).orElseThrow(), words)), this::hall);
        }

        private Side helps(FakeUser it) {
            return new Side(on(it), it.name(), words -> Handle.of(slack.writes(it, onSlack().orElseThrow(), words)), this::help);
        }

        private static List<Said> read(Stream<Optional<Said>> lines) {
            return lines.flatMap(Optional::stream).toList();
        }
    }

    /** What is written about one case, and how it should read in the end. */
    private final class History {
        private record Line(Side by, Handle it) {}

        private final Desk desk;
        private final int seed;
        private final SplittableRandom random;
        private final List<Line> lines = new ArrayList<>();
        private final List<String> words = new ArrayList<>();
        private int left;

        History(Desk desk, int seed) {
            this.desk = desk;
            this.seed = seed;
            random = new SplittableRandom(seed);
            left = 3 + random.nextInt(4);
        }

        boolean goesOn() {
            return left > 0;
        }

        void plays() {
            left--;
            switch (lines.isEmpty() ? 0 : random.nextInt(6)) {
                case 0, 1, 2, 3 -> writes();
                case 4 -> changes(random.nextInt(lines.size()));
                default -> lines.get(random.nextInt(lines.size())).it().again().run();
            }
        }

        private void writes() {
            var by = random.nextBoolean() ? desk.asker : desk.helper;
            var said = "h" + seed + "n" + lines.size() + " " + SAYINGS.get(random.nextInt(SAYINGS.size()));
            lines.add(new Line(by, by.writes().apply(said)));
            words.add(said);
        }

        private void changes(int i) {
            if (words.get(i).isEmpty()) return;
            if (random.nextInt(3) == 0) {
                lines.get(i).it().deletes().run();
                words.set(i, "");
            } else {
                words.set(i, words.get(i) + "!");
                lines.get(i).it().edits().accept(words.get(i));
            }
        }

        private List<String> wanted(Side by) {
            return IntStream.range(0, lines.size()).filter(i -> lines.get(i).by() == by && !words.get(i).isEmpty()).mapToObj(i -> bare(words.get(i))).toList();
        }

        private List<String> of(Side by, List<Said> read) {
            return read.stream().filter(it -> it.by().equals(by.name()) && it.words().startsWith("h" + seed + "n")).map(Said::words).toList();
        }

        /** Everybody reads all of it, each of the two in their own order. */
        boolean isTold() {
            return Stream.of(desk.asker.reads().get(), desk.hall(), desk.help()).allMatch(read -> of(desk.asker, read).equals(wanted(desk.asker)) && of(desk.helper, read).equals(wanted(desk.helper)));
        }

        String tells() {
            return "history " + seed + " at desk " + desk.number + "\nwanted: " + wanted(desk.asker) + wanted(desk.helper) + "\nasker reads: " + desk.asker.reads().get() + "\nDiscord: " + desk.hall() + "\nSlack: " + desk.help();
        }
    }

    @Test
    void bothSidesReadTheSameInTheEnd() throws Exception {
        var cuts = new SplittableRandom(1);
        for (var from = 0; from < HISTORIES; from += DESKS) {
            var round = new ArrayList<History>();
            for (var i = 0; i < Math.min(DESKS, HISTORIES - from); i++) {
                var history = new History(desks.get(i), from + i);
                if (from % (DESKS * ROUNDS) == 0) desks.get(i).begins("Case " + from / (DESKS * ROUNDS));
                round.add(history);
            }
            soon(() -> desks.stream().limit(round.size()).allMatch(Desk::isOpen));
            var cut = cuts.nextInt(3);
            var lost = cuts.nextInt(3);
            for (var step = 0; round.stream().anyMatch(History::goesOn); step++) {
                round.stream().filter(History::goesOn).forEach(History::plays);
                if (step == cut) discord.cutsGateway();
                if (step == lost) slack.lose();
            }
            try {
                soon(() -> round.stream().allMatch(History::isTold));
            } catch (ConditionTimeoutException late) {
                throw new AssertionError(round.stream().filter(it -> !it.isTold()).map(History::tells).collect(Collectors.joining("\n")), late);
            }
            if (from / DESKS % ROUNDS == ROUNDS - 1) for (var desk : desks) desk.ends();
        }
        assertThat(discord.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }
}
