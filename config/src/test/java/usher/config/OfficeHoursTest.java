package usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Address;
import usher.Answer;
import usher.Bot;
import usher.Call;
import usher.Caller;
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
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.FakeUser;
import usher.slack.SlackPlatform;
import usher.slack.SlackSettings;
import usher.testing.HandAlarm;
import usher.testing.TestDatabase;

/** A member asks on Discord, through the real JDA; a mentor helps from Slack, through the real Bolt. */
class OfficeHoursTest {

    private static final String HOSTILE = "@everyone `code` *b* <b> <!channel>\nsecond line";

    private final FakeDiscord discord = FakeDiscord.start();
    private final FakeGuild guild = discord.guild("Makers on Discord");
    private final FakeChannel hall = guild.channel("hall");
    private final FakeMember mo = guild.admin("mo");
    private final FakeMember ann = guild.member("ann");
    private FakeSlack slack;
    private FakeUser sam;
    private FakeUser ida;
    private usher.fakes.slack.FakeChannel help;
    private Bot bot;
    private int calls;

    @BeforeEach
    void open() throws Exception {
        slack = FakeSlack.start().echoing();
        sam = slack.user("Sam", true, "Europe/Berlin");
        ida = slack.user("Ida");
        help = slack.channel("help");
        bot = new Bot(TestDatabase.fresh().get(), Main.features(), new HandAlarm(), InstantSource.system(), Watch.NOBODY);
        bot.open(List.of(new DiscordPlatform(new DiscordSettings(discord.token(), Optional.of(discord.url()), Optional.of(discord.gatewayUrl()), "", false, true)),
            new SlackPlatform(new SlackSettings(FakeSlack.BOT_TOKEN, Optional.of(FakeSlack.APP_TOKEN), Optional.empty(), Optional.of(slack.apiUrl()), ""))));
        connect("discord:" + guild.id + "/" + mo.id(), "slack:" + FakeSlack.TEAM + "/" + sam.id());
        admins("discord:" + guild.id + "/" + mo.id(), "hours.create", new Value("name", "Reviews"), new Value("about", "first pages"), new Value("board", "discord:" + guild.id + "/channel/" + hall.id));
        admins("slack:" + FakeSlack.TEAM + "/" + sam.id(), "usher.role", new Value("person", "slack:" + FakeSlack.TEAM + "/" + ida.id()), new Value("role", "mentor"));
        admins("slack:" + FakeSlack.TEAM + "/" + sam.id(), "hours.board", new Value("queue", "Reviews"), new Value("board", "slack:" + FakeSlack.TEAM + "/channel/" + help.id()));
    }

    @AfterEach
    void close() throws InterruptedException {
        bot.close();
        discord.close();
        slack.close();
    }

    private Answer.Done admins(String account, String action, Value... values) throws Exception {
        var who = new Caller(Account.of(account), "Admin", Set.of(), true, Locale.ENGLISH, Optional.empty());
        var call = new Call("set up " + ++calls, bot.arrive(), action, who, Address.channel(who.account().space(), "general"), Values.of(values));
        var answer = bot.handle(call).toCompletableFuture().get();
        assertThat(answer).as("%s", action).isInstanceOf(Answer.Done.class);
        return (Answer.Done) answer;
    }

    private void connect(String host, String guest) throws Exception {
        var code = admins(host, "usher.connect").card().title().args().stream().filter(Text.Code.class::isInstance).map(it -> ((Text.Code) it).words()).findFirst().orElseThrow();
        admins(guest, "usher.connect", new Value("code", code));
        soon(() -> !discord.direct(mo.id()).messages().isEmpty());
        assertThat(discord.people().press(mo, discord.direct(mo.id()).messages().getLast(), "Confirm").await().text()).contains("is now part of your community");
    }

    private static void soon(Callable<Boolean> so) {
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20)).atMost(Duration.ofSeconds(30)).until(so);
    }

    /** Above the rooms of the cases that were taken. */
    private usher.fakes.slack.FakeMessage board() {
        return help.messages().getFirst();
    }

    private String annsMessages() {
        return String.join("\n", discord.direct(ann.id()).messages().stream().map(FakeMessage::text).toList());
    }

    @Test
    void askedOnDiscordTakenAnsweredAndResolvedFromSlack() throws Exception {
        var asked = discord.people().slash(ann, hall, "hours ask", Map.of("queue", "Reviews", "goal", "A first page", "tried", HOSTILE, "stuck", "what to leave out")).await();
        assertThat(asked.text()).contains("Case received: A first page").contains("number 1 in Reviews");
        assertThat(asked.reply().ephemeral).isTrue();
        soon(() -> help.messages().stream().anyMatch(it -> it.words().contains("1 case waits")) && hall.messages().stream().anyMatch(it -> it.text().contains("1 case waits")));

        var taken = slack.press(ida, board(), "Take the next");
        assertThat(taken.reply().words()).contains("A first page").contains(HOSTILE).contains("Stands").contains("taken");
        soon(() -> annsMessages().contains("has taken A first page"));

        discord.cutsGateway();
        var form = slack.press(ida, taken.reply(), "Answer").window();
        var sent = slack.submit(form, Map.of("words", HOSTILE));
        sent.ack();
        slack.redeliver(sent).ack();
        soon(() -> annsMessages().contains("answers A first page"));
        assertThat(annsMessages()).containsOnlyOnce("answers A first page").contains("second line");
        assertThat(discord.direct(ann.id()).messages().stream().flatMap(it -> it.pinged().stream()).distinct()).containsOnly(ann.id());

        soon(discord::connected);
        var answer = discord.direct(ann.id()).messages().getLast();
        assertThat(discord.people().press(ann, answer, "Show it").await().text()).contains("answered").contains("second line");
        slack.submit(slack.press(ida, taken.reply(), "Escalate").window(), Map.of("why", "needs a lawyer")).ack();
        soon(() -> annsMessages().contains("needs a lawyer"));
        soon(() -> board().words().contains("1 case waits"));
        var again = slack.press(ida, board(), "Take the next").reply();
        slack.press(ida, again, "Close it").ack();
        soon(() -> annsMessages().contains("closed A first page"));
        soon(() -> board().words().contains("nobody waits") && hall.messages().getFirst().text().contains("nobody waits"));

        assertThat(hall.messages()).as("one board and one room on Discord").hasSize(2);
        assertThat(help.messages()).as("one board and one room on Slack").hasSize(2);
        assertThat(discord.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void whatAMentorWritesInSlackReachesTheAskerOnDiscordAndBack() throws Exception {
        discord.people().slash(ann, hall, "hours ask", Map.of("queue", "Reviews", "goal", "A first page", "tried", "a draft", "stuck", "what to leave out")).await();
        soon(() -> help.messages().stream().anyMatch(it -> it.words().contains("1 case waits")));
        slack.press(ida, board(), "Take the next").reply();
        soon(() -> help.messages().stream().anyMatch(it -> !slack.replies(it).isEmpty()));
        var room = help.messages().stream().filter(it -> !slack.replies(it).isEmpty()).findFirst().orElseThrow();

        var said = slack.writes(ida, room, "Which *part*, <!channel>?\n```\nif (x < 1) `y`;\n```").heard();
        soon(() -> annsMessages().contains("if (x < 1) `y`;"));
        assertThat(annsMessages()).contains("Which part, <!channel>?").contains("Ida");
        said.edits("Which half?").heard().unfurls().heard();
        soon(() -> annsMessages().contains("Which half?"));
        ann.writes(discord.direct(ann.id()), "The **first** one");
        soon(() -> slack.transcript(room).stream().anyMatch(it -> it.words().contains("The first one")));
        said.deletes().heard();
        soon(() -> !annsMessages().contains("Which half?"));

        assertThat(slack.transcript(room)).extracting(FakeSlack.Line::author).containsOnly("Usher");
        assertThat(discord.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void whatAMentorWritesInADiscordThreadReachesTheAskerPrivatelyAndBackThroughACut() throws Exception {
        var dan = guild.member("dan");
        admins("discord:" + guild.id + "/" + mo.id(), "usher.role", new Value("person", "discord:" + guild.id + "/" + dan.id()), new Value("role", "mentor"));
        discord.people().slash(ann, hall, "hours ask", Map.of("queue", "Reviews", "goal", "A first page", "tried", "a draft", "stuck", "what to leave out")).await();
        soon(() -> hall.messages().stream().anyMatch(it -> it.text().contains("1 case waits")));
        discord.people().press(dan, hall.messages().getFirst(), "Take the next").await();
        soon(() -> hall.messages().stream().anyMatch(it -> guild.threadUnder(it).isPresent()));
        var room = hall.messages().stream().filter(it -> guild.threadUnder(it).isPresent()).findFirst().orElseThrow();
        var thread = guild.threadUnder(room).orElseThrow();

        var said = dan.writes(thread, "Which **part**, @everyone?\n```\nif (x < 1) `y`;\n```");
        soon(() -> annsMessages().contains("if (x < 1) `y`;"));
        assertThat(annsMessages()).contains("Which part, @everyone?").contains("<@" + dan.id() + ">");
        ann.tells("The *first* one");
        soon(() -> discord.talk().transcript(room).stream().anyMatch(it -> it.author().equals("Usher") && it.words().contains("The *first* one")));

        discord.away(() -> {
            said.edits("Which half?").again();
            dan.writes(thread, "And why?");
            ann.tells("The upper half");
        });
        soon(() -> annsMessages().contains("Which half?") && annsMessages().contains("And why?") && !annsMessages().contains("Which part"));
        soon(() -> discord.talk().transcript(room).stream().anyMatch(it -> it.words().contains("The upper half")));
        said.deletes();
        soon(() -> !annsMessages().contains("Which half?"));
        assertThat(annsMessages()).containsOnlyOnce("And why?");
        assertThat(discord.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void appliedAsAMentorOnDiscordAndApprovedFromSlack() throws Exception {
        var studies = Map.of("specialities", "portfolios, C++", "languages", "Deutsch, English", "one", HOSTILE + " Eve had forty pages in her portfolio; we cut it to three.", "two", "Olaf wanted a raise and had no figures, so we wrote them down.");
        var applied = discord.people().submit(discord.people().slash(ann, hall, "my mentor", Map.of()).await(), studies).await();
        assertThat(applied.text()).contains("you applied to be a mentor").contains("portfolios, C++").contains("German, English");
        soon(() -> slack.messages(slack.direct(sam)).stream().anyMatch(it -> it.words().contains("wants to be a mentor")));
        var told = slack.messages(slack.direct(sam)).getLast();
        assertThat(told.words()).contains(HOSTILE);
        slack.press(sam, told, "Approve").ack();
        soon(() -> annsMessages().contains("you are a mentor now"));
        soon(() -> discord.direct(mo.id()).messages().stream().anyMatch(it -> it.text().contains("approved the case studies")));

        var again = discord.people().slash(ann, hall, "my mentor", Map.of()).await();
        var changed = discord.people().submit(again, Map.of("specialities", "talks")).await();
        assertThat(changed.text()).contains("talks").contains("three").contains("This is what others see of you");
        assertThat(discord.violations()).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }
}
