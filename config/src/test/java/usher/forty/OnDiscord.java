package usher.forty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import usher.fakes.discord.FakeChannel;
import usher.fakes.discord.FakeDiscord;
import usher.fakes.discord.FakeMember;
import usher.fakes.discord.FakeMessage;
import usher.fakes.discord.Interaction;

/** Somebody on Discord. */
record OnDiscord(FakeDiscord discord, FakeChannel channel, FakeMember who) implements Side {

    private record Answer(FakeDiscord discord, Interaction it) implements Told {
        @Override
        public boolean isForm() {
            return it.openedForm();
        }

        @Override
        public Shown reply() {
            return Shown.of(it.reply());
        }

        @Override
        public Told fills(Map<String, String> values) {
            return new Answer(discord, discord.people().submit(it, values).await());
        }
    }

    @Override
    public String name() {
        return who.name();
    }

    @Override
    public Told says(String command, Map<String, ?> fields) {
        return new Answer(discord, discord.people().slash(who, channel, command, fields).await());
    }

    @Override
    public Told presses(Shown on, String button) {
        return new Answer(discord, discord.people().press(who, (FakeMessage) on.it(), button).await());
    }

    @Override
    public Told picks(Shown on, String menu, String option) {
        return new Answer(discord, discord.people().choose(who, (FakeMessage) on.it(), menu, option).await());
    }

    @Override
    public List<Shown> direct() {
        return discord.direct(who.id()).messages().stream().map(Shown::of).toList();
    }

    @Override
    public List<Shown> news(Set<String> seen) {
        return discord.direct(who.id()).messages().stream().filter(it -> !seen.contains(it.id)).map(Shown::of).toList();
    }

    @Override
    public List<Shown> hall() {
        return channel.messages().stream().map(Shown::of).toList();
    }

    @Override
    public Handed downloads(Supplier<Told> what, String name) {
        var reply = what.get().reply();
        var message = (FakeMessage) reply.it();
        assertThat(message.file()).as("the file with %s", reply.words()).isEqualTo(name);
        return new Handed(reply, message.content());
    }

    @Override
    public void closes() {
        discord.closesDirect(who);
    }

    @Override
    public void leaves() {
        who.guild().leaves(who);
    }
}
