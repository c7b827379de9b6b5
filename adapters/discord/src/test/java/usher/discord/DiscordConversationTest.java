package usher.discord;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import usher.fakes.discord.People;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Every kind of interaction, from the gateway to the private answer. */
class DiscordConversationTest {

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @AfterEach
    void nothingWasDoneThatDiscordRefuses() {
        stage.flawless();
    }

    @Test
    void aCommandIsAnsweredPrivately() {
        var said = stage.people.slash(stage.ben, stage.channel, "desk list", Map.of()).await();
        assertThat(said.text()).contains("No desks").contains("for ben");
        assertThat(said.reply().ephemeral).isTrue();
        assertThat(said.deferred()).isFalse();
    }

    @Test
    void aCommandWithAllItNeedsIsDoneAndPosted() {
        var post = stage.post("Portfolio clinic");
        assertThat(post.text()).contains("Portfolio clinic").contains("Seats: 3").contains("<@" + stage.ann.id() + ">");
        assertThat(post.pinged()).isEmpty();
        assertThat(post.buttons()).containsExactly("Claim", "Slow", "Wish", "Break");
    }

    @Test
    void aBareCommandOpensItsFormAndTheFormTakesTwoSteps() {
        var first = stage.people.slash(stage.ann, stage.channel, "desk open", Map.of("title", "Two steps")).await();
        assertThat(first.modal().path("title").asText()).isEqualTo("Open a desk 1/2");
        assertThat(first.modal().path("components")).hasSize(5);
        assertThat(first.modal().path("components").path(0).path("component").path("value").asText()).isEqualTo("Two steps");
        var kept = stage.people.submit(first, Map.of("seats", "4", "about", "line one\nline two", "mood", List.of("lively"))).await();
        assertThat(kept.text()).contains("Step 1 of 2");
        var second = stage.press(stage.ann, kept.reply(), "Continue");
        assertThat(second.modal().path("components")).hasSize(2);
        var done = stage.people.submit(second, Map.of("host", stage.ben, "where", stage.channel)).await();
        assertThat(done.text()).contains("Opened Two steps");
        assertThat(done.ackType()).as("edits the private card in place").isEqualTo(7);
        await().untilAsserted(() -> assertThat(stage.channel.messages()).anySatisfy(it -> assertThat(it.text()).contains("Two steps").contains("line two").contains("Seats: 4")));
    }

    @Test
    void whatWasTypedIsThereAgainAfterARefusal() {
        var form = stage.people.slash(stage.ann, stage.channel, "desk open", Map.of()).await();
        var draft = form.modal().path("custom_id").asText().split("~")[1];
        var kept = stage.people.submit(form, Map.of("title", "Mended", "seats", "ten", "about", "not lost")).await();
        var second = stage.press(stage.ann, kept.reply(), "Continue");
        var refused = stage.people.submit(second, Map.of()).await();
        assertThat(refused.text()).contains("ten is not a whole number").contains("Seats");
        var again = stage.press(stage.ann, refused.reply(), "Try again");
        assertThat(again.modal().toString()).contains("not lost").contains("⚠ ten is not a whole number");
        var next = stage.press(stage.ann, stage.people.submit(again, Map.of("seats", "5")).await().reply(), "Continue");
        assertThat(stage.people.submit(next, Map.of()).await().text()).contains("Opened Mended");
        assertThat(stage.people.pressStale(stage.ann, kept.reply(), "~" + draft + "~1~desk.open").await().text()).as("a form that was sent is gone").contains("That form is gone");
    }

    @Test
    void aRefusalWhileWritingKeepsTheFormToo() {
        var refused = stage.people.slash(stage.ann, stage.channel, "desk open", Map.of("title", "taken", "seats", 2)).await();
        assertThat(refused.text()).contains("There is one called taken already.");
        assertThat(stage.press(stage.ann, refused.reply(), "Try again").modal().toString()).contains("\"value\":\"taken\"");
    }

    @Test
    void aPressOnAPostIsAnsweredPrivatelyAndAPressOnThatInPlace() {
        var post = stage.post("Pressed");
        var in = stage.press(stage.ben, post, "Claim");
        assertThat(in.text()).contains("You are in");
        assertThat(in.reply().ephemeral).isTrue();
        assertThat(in.reply()).isNotSameAs(post);
        var back = stage.press(stage.ben, in.reply(), "Give back");
        assertThat(back.text()).contains("Given back");
        assertThat(back.reply()).isSameAs(in.reply());
        assertThat(post.edits()).isZero();
    }

    @Test
    void aButtonThatAsksForMoreOpensAForm() {
        var form = stage.press(stage.ben, stage.post("Wishes"), "Wish");
        assertThat(form.modal().path("title").asText()).isEqualTo("Wish");
        assertThat(stage.people.submit(form, Map.of("wish", "tea")).await().text()).contains("Wished: tea");
    }

    @Test
    void aFormThatComesTooLateToOpenIsOpenedByAButton() {
        stage.desk.slow = new CountDownLatch(1);
        var late = stage.people.slash(stage.ben, stage.channel, "desk late", Map.of());
        late.acked().orTimeout(10, TimeUnit.SECONDS).join();
        stage.desk.slow.countDown();
        assertThat(late.await().text()).contains("One more step: Wish").contains("What you typed so far is kept.");
        assertThat(late.reply().buttons()).containsExactly("Open the form");
        assertThat(stage.people.submit(late, Map.of("wish", "tea")).await().text()).contains("Wished: tea");
    }

    @Test
    void aMenuBringsWhatWasChosen() {
        assertThat(stage.people.choose(stage.ben, stage.post("Menu"), "lively").await().text()).contains("Mood: lively");
    }

    @Test
    void choicesComeWhileTyping() {
        var choices = stage.people.complete(stage.ben, stage.channel, "desk show", Map.of("one", "sea"), "one").await().choices();
        assertThat(choices).hasSize(2);
        assertThat(choices.path(0).path("name").asText()).isEqualTo("Seventh sea");
        assertThat(stage.people.slash(stage.ben, stage.channel, "desk show", Map.of("one", "7")).await().text()).contains("Desk 7");
    }

    @Test
    void aRoleAndALengthAreRead() {
        var role = stage.guild.role("7300000000000000001", "mentors");
        var said = stage.people.slash(stage.ben, stage.channel, "desk role", Map.of("role", new People.Role(role), "lasts", "30 min")).await();
        assertThat(said.text()).contains("Role 7300000000000000001 for 30 minutes");
    }

    @Test
    void aFileComesPrivately() {
        var said = stage.people.slash(stage.ben, stage.channel, "desk file", Map.of()).await();
        assertThat(said.reply().file()).isEqualTo("desks.json");
        assertThat(said.reply().ephemeral).isTrue();
    }

    @Test
    void aPictureIsSeenAtOnce() {
        var said = stage.people.slash(stage.ben, stage.channel, "desk picture", Map.of()).await();
        assertThat(said.reply().file()).isEqualTo("desks.png");
        assertThat(said.reply().body().toString()).contains("desks.png").contains("\"type\":12"); // a media gallery
    }

    @Test
    void aSlowAnswerIsAnnouncedInTimeAndDeliveredLater() {
        stage.desk.slow = new CountDownLatch(1);
        var post = stage.post("Slow");
        var pressed = stage.people.press(stage.ben, post, "Slow");
        pressed.acked().orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join();
        assertThat(pressed.deferred()).isTrue();
        assertThat(pressed.ackMillis()).isBetween(1400L, 2500L);
        stage.desk.slow.countDown();
        assertThat(pressed.await().text()).contains("At last");
        assertThat(pressed.reply().ephemeral).isTrue();
    }

    @Test
    void ourOwnFaultIsSaidWithANumber() {
        assertThat(stage.press(stage.ben, stage.post("Broken"), "Break").text()).contains("something went wrong on our side").contains("pressing again is safe");
    }

    @Test
    void aThreadIsAPlaceToo() {
        var thread = stage.guild.thread(stage.channel, "talk");
        stage.people.slash(stage.ann, thread, "desk open", Map.of("title", "In a thread", "seats", 1)).await();
        await().untilAsserted(() -> assertThat(thread.messages()).hasSize(1));
        assertThat(stage.press(stage.ben, thread.messages().getFirst(), "Claim").text()).contains("You are in");
    }

    @Test
    void aButtonInDirectMessagesKnowsItsServer() {
        stage.people.slash(stage.ben, stage.channel, "desk offer", Map.of()).await();
        var direct = stage.discord.direct(stage.ben.id());
        await().untilAsserted(() -> assertThat(direct.messages()).hasSize(1));
        assertThat(stage.press(stage.ben, direct.messages().getFirst(), "Accept").text()).contains("You are in");
    }

    @Test
    void aCommandInDirectMessagesIsSentToTheServer() {
        var said = stage.people.slash(stage.ben, stage.discord.direct(stage.ben.id()), "desk list", Map.of()).await();
        assertThat(said.text()).contains("Please use the command in the server itself");
    }

    @Test
    void aServerThatTheBotIsNotToldOfIsServedAllTheSame() {
        var far = stage.discord.guild("far", false);
        var said = stage.people.slash(far.member("cleo"), far.channel("lobby"), "desk list", Map.of()).await();
        assertThat(said.text()).contains("for cleo");
    }

    @Test
    void theReadersLanguageReachesTheCore() {
        assertThat(stage.people.slash(stage.ben.speaks("de"), stage.channel, "desk list", Map.of()).await().text()).contains("for ben");
    }

    @Test
    void commandsAreRegisteredWithTypedOptions() {
        await().atMost(Duration.ofSeconds(10)).until(() -> stage.discord.commands().size() == 1);
        var desk = stage.discord.commands().path(0);
        assertThat(desk.path("name").asText()).isEqualTo("desk");
        var open = desk.path("options").path(0);
        assertThat(open.path("name").asText()).isEqualTo("open");
        assertThat(open.path("options")).allSatisfy(it -> assertThat(it.path("required").asBoolean()).isFalse());
        assertThat(open.path("options").path(1).path("type").asInt()).isEqualTo(4);
        assertThat(open.path("options").path(1).path("max_value").asInt()).isEqualTo(500);
        assertThat(desk.toString()).contains("\"autocomplete\":true").contains("\"max_length\":80");
        var show = desk.path("options").path(2);
        assertThat(show.path("options").path(0).path("required").asBoolean()).as("all there is to ask, and no form can complete it").isTrue();
    }
}
