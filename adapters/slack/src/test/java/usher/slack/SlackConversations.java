package usher.slack;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Account;
import usher.Address;
import usher.Space;
import usher.Wanted;
import usher.fakes.slack.FakeChannel;
import usher.fakes.slack.FakeMessage;
import usher.fakes.slack.FakeUser;
import usher.fakes.slack.Fault;

import static org.assertj.core.api.Assertions.assertThat;

/** What people see, the same by socket and by HTTP. */
abstract class SlackConversations {

    static final String HOSTILE = "@everyone <!channel> *x* _y_ <b> &amp; <@U0USHER> `c`";

    Rig rig;
    FakeUser ann;
    FakeUser ben;
    FakeChannel hall;

    abstract boolean http();

    @BeforeEach
    void begin() throws IOException, InterruptedException {
        rig = new Rig(http());
        ann = rig.slack.user("Ann", true, "Europe/Berlin");
        ben = rig.slack.user("Ben");
        hall = rig.slack.channel("hall");
    }

    @AfterEach
    void end() throws InterruptedException {
        rig.close();
    }

    FakeMessage post(String title) {
        rig.slack.slash(ann, hall, "/table book " + title + " seats: 2").reply();
        Rig.soon().until(() -> !hall.messages().isEmpty());
        return hall.messages().getFirst();
    }

    private void cleanly() {
        assertThat(rig.slack.violations()).isEmpty();
    }

    @Test
    void aCommandIsAnsweredPrivatelyAndPostsInTheChannel() {
        var done = rig.slack.slash(ben, hall, "/table book Window table seats: 2");
        assertThat(done.reply().words()).contains("Booked Window table").contains("2 seats");
        assertThat(done.reply().to()).contains(ben.id());
        Rig.soon().untilAsserted(() -> assertThat(hall.messages()).singleElement().extracting(FakeMessage::words).asString().contains("Window table"));
        assertThat(done.ackAfter().toMillis()).isLessThan(3000);
        assertThat(rig.tables.calls("table.book").getFirst().in()).isEqualTo(Address.channel(new Space("slack", "T0USHER"), hall.id()));
        cleanly();
    }

    @Test
    void whatPeopleTypedArrivesAsExactlyTheseCharactersAndPingsNobody() {
        var done = rig.slack.slash(ben, hall, "/table book " + HOSTILE + " seats: 2");
        assertThat(done.reply().words()).contains("Booked " + HOSTILE);
        Rig.soon().until(() -> !hall.messages().isEmpty());
        var post = hall.messages().getFirst();
        assertThat(post.words()).contains(HOSTILE);
        assertThat(post.pings()).isEmpty();
        cleanly();
    }

    @Test
    void aMissingFieldOpensTheFormWithWhatIsKnownAndClosesIntoAPrivateAnswer() {
        var form = rig.slack.slash(ben, hall, "/table book Window table").window();
        assertThat(form.title()).isEqualTo("Book a table");
        assertThat(form.fields()).containsExactly("title", "seats", "notes", "at", "size", "host", "where");
        assertThat(form.value("title")).isEqualTo("Window table");
        var sent = rig.slack.submit(form, Map.of("seats", "3", "size", "large", "host", ann.id(), "where", hall.id()));
        assertThat(sent.ack().path("response_action").asText()).isEqualTo("clear");
        Rig.soon().untilAsserted(() -> assertThat(rig.slack.ephemerals(ben)).singleElement().extracting(FakeMessage::words).asString().contains("Booked Window table").contains("3 seats"));
        assertThat(rig.slack.views(ben)).isEmpty();
        var call = rig.tables.calls("table.book").getFirst();
        assertThat(call.find(Tables.HOST)).contains(new Account(new Space("slack", "T0USHER"), ann.id()));
        assertThat(call.find(Tables.WHERE)).contains(Address.channel(new Space("slack", "T0USHER"), hall.id()));
        cleanly();
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndNothingTypedIsLost() {
        var form = rig.slack.slash(ben, hall, "/table book Window table").window();
        rig.slack.submit(form, Map.of("seats", "ten", "notes", "by the door")).ack();
        Rig.soon().untilAsserted(() -> assertThat(form.errors()).containsOnlyKeys("seats"));
        assertThat(form.errors().get("seats")).contains("ten").contains("from 1 to 10");
        assertThat(form.value("notes")).isEqualTo("by the door");
        rig.slack.submit(form, Map.of("seats", "4")).ack();
        Rig.soon().until(() -> !rig.slack.ephemerals(ben).isEmpty());
        assertThat(rig.tables.calls("table.book").getFirst().find(Tables.NOTES)).contains("by the door");
        cleanly();
    }

    @Test
    void aRefusalThatIsAboutNoFieldStandsOnTopOfTheForm() {
        var form = rig.slack.slash(ben, hall, "/table close").window();
        rig.slack.submit(form, Map.of("title", "Window table")).ack();
        Rig.soon().untilAsserted(() -> assertThat(form.words()).contains("The kitchen is closed on Mondays"));
        assertThat(form.value("title")).isEqualTo("Window table");
        assertThat(rig.slack.views(ben)).hasSize(1);
        cleanly();
    }

    @Test
    void whatIsWrongInACommandIsSaidWithAWayBackToTheForm() {
        var no = rig.slack.slash(ben, hall, "/table book Window table seats: 99").reply();
        assertThat(no.words()).contains("99").contains("from 1 to 10");
        var form = rig.slack.press(ben, no, "Try again").window();
        assertThat(form.value("title")).isEqualTo("Window table");
        assertThat(form.words()).contains("is not a whole number from 1 to 10");
        rig.slack.submit(form, Map.of("seats", "9")).ack();
        Rig.soon().until(() -> rig.tables.calls("table.book").size() == 1);
        cleanly();
    }

    @Test
    void aPressOnAPostIsAnsweredPrivatelyAndThePostIsEditedInPlace() {
        var post = post("Window table");
        var pressed = rig.slack.press(ben, post, "Take a seat");
        assertThat(pressed.reply().words()).contains("You sit at the table");
        assertThat(pressed.reply().to()).contains(ben.id());
        Rig.soon().untilAsserted(() -> assertThat(post.words()).contains("1 at the table"));
        assertThat(hall.messages()).hasSize(1);
        cleanly();
    }

    @Test
    void aPressOnAPrivateAnswerTakesItsPlace() {
        var mine = rig.slack.press(ben, post("Window table"), "Take a seat").reply();
        rig.slack.press(ben, mine, "Leave").ack();
        Rig.soon().untilAsserted(() -> assertThat(mine.words()).contains("You left"));
        assertThat(rig.slack.ephemerals(ben)).hasSize(1);
        cleanly();
    }

    @Test
    void aMenuBringsItsChoiceAndItsValues() {
        assertThat(rig.slack.press(ben, post("Window table"), "Cake").reply().words()).contains("One cake");
        assertThat(rig.tables.calls("table.eat").getFirst().get(Tables.TABLE)).isEqualTo(7L);
        cleanly();
    }

    @Test
    void aButtonMayOpenAForm() {
        var form = rig.slack.press(ben, post("Window table"), "Book another").window();
        assertThat(form.title()).isEqualTo("Book a table");
        cleanly();
    }

    @Test
    void theSamePressDeliveredTwiceCountsOnceAndIsAnsweredOnce() {
        var pressed = rig.slack.press(ben, post("Window table"), "Take a seat");
        pressed.reply();
        rig.slack.redeliver(pressed).ack();
        assertThat(rig.slack.press(ben, hall.messages().getFirst(), "Cake").reply().words()).contains("One cake");
        assertThat(rig.tables.calls("table.take")).hasSize(1);
        assertThat(pressed.replies()).hasSize(1);
        cleanly();
    }

    @Test
    void aCommandDeliveredAgainAfterARestartGetsTheSameAnswer() throws IOException {
        var first = rig.slack.slash(ben, hall, "/table book Window table seats: 2");
        var said = first.reply().words();
        rig.restart();
        rig.slack.redeliver(first).ack();
        Rig.soon().until(() -> first.replies().size() == 2);
        assertThat(first.replies().getLast().words()).isEqualTo(said);
        assertThat(rig.tables.calls("table.book")).isEmpty();
        cleanly();
    }

    @Test
    void aLateAnswerToACommandIsAcknowledgedInTimeAndDeliveredWhenItComes() {
        rig.tables.kitchen = new CountDownLatch(1);
        var slow = rig.slack.slash(ben, hall, "/table slow");
        assertThat(slow.ack().isEmpty()).isTrue();
        assertThat(slow.ackAfter().toMillis()).isBetween(1000L, 2900L);
        assertThat(slow.replies()).isEmpty();
        rig.tables.kitchen.countDown();
        assertThat(slow.reply().words()).contains("Served at last");
        cleanly();
    }

    @Test
    void aLateAnswerToAPressIsAcknowledgedInTimeAndDeliveredWhenItComes() {
        var post = post("Window table");
        rig.tables.kitchen = new CountDownLatch(1);
        var slow = rig.slack.press(ben, post, "Wait");
        slow.ack();
        assertThat(slow.replies()).isEmpty();
        rig.tables.kitchen.countDown();
        assertThat(slow.reply().words()).contains("Served at last");
        cleanly();
    }

    @Test
    void aLateAnswerToAFormShowsThatItIsBeingWorkedOnAndThenTheAnswer() {
        var form = rig.slack.slash(ben, hall, "/table order").window();
        rig.tables.kitchen = new CountDownLatch(1);
        assertThat(rig.slack.submit(form, Map.of("title", "soup")).ack().path("response_action").asText()).isEqualTo("update");
        Rig.soon().untilAsserted(() -> assertThat(form.words()).contains("Working on it"));
        rig.tables.kitchen.countDown();
        Rig.soon().untilAsserted(() -> assertThat(form.words()).contains("Served at last"));
        cleanly();
    }

    @Test
    void suggestionsComeWhileTypingAndTheChosenOneIsUnderstood() {
        var form = rig.slack.slash(ben, hall, "/table find").window();
        assertThat(rig.slack.suggest(form, "which", "corner")).containsExactly("Corner table");
        rig.slack.submit(form, Map.of("which", "8")).ack();
        Rig.soon().untilAsserted(() -> assertThat(rig.slack.ephemerals(ben)).singleElement().extracting(FakeMessage::words).asString().contains("Table 8"));
        cleanly();
    }

    @Test
    void onlyWhomSlackCallsAnAdminMayDoWhatModeratorsMay() {
        assertThat(rig.slack.slash(ben, hall, "/table reserve Window table").reply().words()).contains("moderator");
        assertThat(rig.slack.slash(ann, hall, "/table reserve Window table").reply().words()).contains("Booked Window table");
        assertThat(rig.tables.calls("table.book")).isEmpty();
        var by = rig.tables.calls("table.reserve").getFirst().by();
        assertThat(by.name()).isEqualTo("Ann");
        assertThat(by.zone()).contains(java.time.ZoneId.of("Europe/Berlin"));
        cleanly();
    }

    @Test
    void aBareCommandIsAMenuAndAnUnknownOneNamesTheClosest() {
        var menu = rig.slack.slash(ben, hall, "/table").reply();
        assertThat(menu.words()).contains("/table book");
        assertThat(rig.slack.slash(ben, hall, "/table bok").reply().words()).contains("/table bok").contains("/table book");
        cleanly();
    }

    @Test
    void aFileGoesToTheirMessages() {
        assertThat(rig.slack.slash(ben, hall, "/table bill").reply().words()).contains("Your bill is in your messages");
        Rig.soon().untilAsserted(() -> assertThat(rig.slack.direct(ben).messages()).hasSize(1));
        assertThat(rig.slack.file("bill.txt")).asString().isEqualTo("12.50");
        cleanly();
    }

    @Test
    void whatBreaksIsSaidInWordsWithANumberAndNoTrace() {
        assertThat(rig.slack.slash(ben, hall, "/table break").reply().words()).contains("Something went wrong on my side").doesNotContain("leg");
        cleanly();
    }

    @Test
    void theHomeIsDrawnWhenItIsOpenedAndItsButtonsAnswerInAWindow() {
        rig.slack.openHome(ben).ack();
        Rig.soon().until(() -> rig.slack.hasHome(ben));
        assertThat(rig.slack.home(ben).words()).contains("My seats").contains("none yet");
        assertThat(rig.slack.press(rig.slack.home(ben), "Take a seat").window().words()).contains("You sit at the table");
        cleanly();
    }

    @Test
    void whoLeavesTheWorkspaceIsReported() {
        rig.slack.leave(ben).ack();
        Rig.soon().until(() -> rig.tables.calls("people.left").size() == 1);
        assertThat(rig.tables.calls("people.left").getFirst().by().account().user()).isEqualTo(ben.id());
        cleanly();
    }

    @Test
    void onStartTheSpaceIsIntroducedByName() {
        Rig.soon().until(() -> rig.tables.calls("space.seen").size() == 1);
        assertThat(rig.tables.calls("space.seen").getFirst().values().raw()).containsEntry("name", "Makers").containsEntry("missing", "").containsEntry("hears", "yes");
    }

    @Test
    void onlyThePingedAreMentioned() {
        rig.tables.pings = List.of(new Wanted.Ping.Person(new Account(new Space("slack", "T0USHER"), ben.id())), new Wanted.Ping.Role(new Space("slack", "T0USHER"), "S0HELPERS"));
        assertThat(post("Window table").pings()).containsExactlyInAnyOrder(ben.id(), "S0HELPERS");
        cleanly();
    }

    @Test
    void inTheirMessagesWithTheBotEverythingStaysThere() {
        rig.slack.slash(ben, rig.slack.direct(ben), "/table book Window table seats: 2").reply();
        Rig.soon().untilAsserted(() -> assertThat(rig.slack.direct(ben).messages()).singleElement().extracting(FakeMessage::words).asString().contains("Window table"));
        assertThat(rig.tables.calls("table.book").getFirst().in()).isEqualTo(new Account(new Space("slack", "T0USHER"), ben.id()).direct());
        assertThat(rig.slack.press(ben, rig.slack.direct(ben).messages().getFirst(), "Take a seat").reply().words()).contains("You sit at the table");
        cleanly();
    }

    @Test
    void aFormThatComesTooLateToOpenIsOpenedByAButton() {
        rig.slack.fail("views.open", 1, new Fault.Waits(Duration.ofMillis(3200)));
        var late = rig.slack.slash(ben, hall, "/table book Window table").reply();
        assertThat(late.words()).contains("Your form is ready");
        assertThat(rig.slack.press(ben, late, "Open the form").window().value("title")).isEqualTo("Window table");
        cleanly();
    }

    @Test
    void whoSlackIsSlowToDescribeIsAcknowledgedInTimeAndTreatedAsAMember() {
        rig.slack.fail("users.info", 1, new Fault.Waits(Duration.ofMillis(2500)));
        var no = rig.slack.slash(ann, hall, "/table reserve Window table");
        assertThat(no.reply().words()).contains("moderator");
        assertThat(no.ackAfter().toMillis()).isLessThan(3000);
        cleanly();
    }

    @Test
    void aBrokenResponseUrlFallsBackToAnotherPrivateWay() {
        var post = post("Window table");
        rig.slack.fail("response_url", 1, new Fault.Status(500, 0));
        rig.slack.press(ben, post, "Take a seat").ack();
        Rig.soon().untilAsserted(() -> assertThat(rig.slack.ephemerals(ben)).singleElement().extracting(FakeMessage::words).asString().contains("You sit at the table"));
        cleanly();
    }
}
