package usher.forty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import usher.fakes.slack.FakeChannel;
import usher.fakes.slack.FakeMessage;
import usher.fakes.slack.FakeSlack;
import usher.fakes.slack.FakeUser;
import usher.fakes.slack.Interaction;

/** Somebody on Slack. */
record OnSlack(FakeSlack slack, FakeChannel channel, FakeUser who) implements Side {

    private record Answer(FakeSlack slack, Interaction it) implements Told {
        @Override
        public boolean isForm() {
            if (it.kind() == Interaction.Kind.SUBMISSION) return false; // the window says what came of it
            it.answer();
            return !it.replied().isDone();
        }

        @Override
        public Shown reply() {
            if (it.kind() == Interaction.Kind.SUBMISSION) return new Shown("", it.ack().toString(), List.of(), Map.of(), it);
            assertThat(isForm()).as("a form in answer to %s", it.payload()).isFalse();
            return Shown.of(it.reply());
        }

        @Override
        public Told fills(Map<String, String> values) {
            var sent = slack.submit(it.window(), values);
            sent.ack();
            return new Answer(slack, sent);
        }
    }

    @Override
    public String name() {
        return who.name();
    }

    @Override
    public Told says(String command, Map<String, ?> fields) {
        var typed = fields.entrySet().stream().map(it -> " " + it.getKey() + ": " + it.getValue()).collect(Collectors.joining());
        return new Answer(slack, slack.slash(who, channel, "/" + command + typed));
    }

    @Override
    public Told presses(Shown on, String button) {
        return new Answer(slack, slack.press(who, (FakeMessage) on.it(), button));
    }

    @Override
    public Told picks(Shown on, String menu, String option) {
        return new Answer(slack, slack.choose(who, (FakeMessage) on.it(), menu, option));
    }

    @Override
    public List<Shown> direct() {
        return slack.messages(slack.direct(who)).stream().map(Shown::of).toList();
    }

    @Override
    public List<Shown> news(Set<String> seen) {
        return slack.messages(slack.direct(who)).stream().filter(it -> !seen.contains(Shown.id(it))).map(Shown::of).toList();
    }

    @Override
    public List<Shown> hall() {
        return channel.messages().stream().map(Shown::of).toList();
    }

    @Override
    public Handed downloads(Supplier<Told> what, String name) {
        var before = slack.files(name);
        var reply = what.get().reply();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(10)).until(() -> slack.files(name) > before);
        return new Handed(reply, new String(slack.file(name), UTF_8));
    }

    @Override
    public void closes() {
        who.closed().set(true);
    }

    @Override
    public void leaves() {
        slack.leave(who).ack();
    }
}
