package usher.slack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.Bot;
import usher.fakes.slack.FakeMessage;
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.Interaction;

import static org.assertj.core.api.Assertions.assertThat;

/** A real drop on Slack: the crowd presses at once, by socket and by HTTP. */
class SlackDropTest {

    private static final int CROWD = 150;
    /** Press one by one before the others do: the very first presses of a cold program cost it a hundred times as much. */
    private static final int EARLY = 30;
    private static final int SEATS = 50;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrowdThatPressesAtOnceGetsEverySeatOnceAndEveryPressIsAcknowledgedInTime(boolean http) throws IOException, InterruptedException {
        try (var rig = new Rig(http, Bot.EDIT_SPACING)) {
            var post = drop(rig.slack);
            var people = IntStream.range(0, CROWD).mapToObj(i -> rig.slack.user("Member " + i)).toList();
            var presses = new ArrayList<Interaction>();
            for (var early : people.subList(0, EARLY)) {
                var press = rig.slack.press(early, post, "Claim");
                press.reply();
                presses.add(press);
            }
            try (var threads = Executors.newFixedThreadPool(32)) {
                var pressing = people.subList(EARLY, CROWD).stream().map(person -> CompletableFuture.supplyAsync(() -> rig.slack.press(person, post, "Claim"), threads)).toList();
                pressing.stream().map(CompletableFuture::join).forEach(presses::add);
            }
            presses.forEach(Interaction::ack);
            var answers = presses.stream().map(press -> press.reply().words()).toList();
            assertThat(answers.stream().filter(words -> words.contains("You're in")).count()).isEqualTo(SEATS);
            assertThat(answers.stream().filter(words -> words.contains("In line")).count()).isEqualTo(CROWD - SEATS);
            assertThat(presses).allSatisfy(press -> assertThat(press.ackAfter().toMillis()).isLessThan(3000));
            Rig.soon().untilAsserted(() -> assertThat(post.words()).contains("All 50 seats are taken").contains("100 people"));
            assertThat(post.edits()).isLessThanOrEqualTo(EARLY + 8);
            assertThat(rig.slack.violations()).isEmpty();
        }
    }

    private static FakeMessage drop(FakeSlack slack) {
        var ann = slack.user("Ann", true, "Europe/Berlin");
        var hall = slack.channel("hall");
        slack.slash(ann, hall, "/drop create Portfolio clinic seats: " + SEATS + " where: #hall").reply();
        Rig.soon().until(() -> !hall.messages().isEmpty());
        return hall.messages().getFirst();
    }
}
