package usher.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.config.OpenHouse;
import usher.fakes.discord.Interaction;

/**
 * What comes through Discord's gateway, spoilt: commands nobody declared, options of other types, custom ids that were cut or made up, forms with more and fewer
 * fields. What JDA cannot read it drops by itself; everything else is answered, and after all of it a person is served. {@code -Dusher.hostile.tries=100} tries a
 * hundred times as much, {@code -Dusher.hostile.seed=7} something else.
 */
class HostileDiscordTest {

    private static final List<String> IDS = List.of("", "x", "?", "#", "^", "~", "~~~", "~draft~99~drop.create", "~draft~0~", "~0~0~usher.help", "@|x", "@1|", "@99999999999999999999|drop.claim?drop=1", "drop.claim", "drop.claim?", "drop.claim?drop=", "drop.claim?drop=x", "people.left", "space.gone",
        "core.tidy", "drop.claim?drop=1&drop=2", "usher.language^language", "usher.language^", "drop.claim?drop=%zz", "a".repeat(100), "drop.create?title=" + Nasty.MARK, "menu?of=drop#9999", "\0", "\ud83d", "drop.claim?draft=1");

    @TempDir
    Path folder;

    private final RandomGenerator random = Tries.random("discord");
    private final Findings findings = new Findings();
    private final List<String> ofJda = new ArrayList<>();
    private Complaints complaints;

    @BeforeEach
    void listen() {
        complaints = Complaints.heard();
    }

    @AfterEach
    void done() {
        complaints.close();
    }

    @Test
    void whateverComesThroughTheGatewayPeopleAreServedAfterwards() throws Exception {
        try (var house = OpenHouse.onDiscord(folder)) {
            var guild = house.discord.guild("Makers");
            var hall = guild.channel("hall");
            var mo = guild.admin("mo");
            var ann = guild.member("ann");
            await().until(() -> house.bot.database().jdbi().withHandle(handle -> handle.createQuery("select count(*) from space where name = 'Makers'").mapTo(int.class).one()) == 1);
            var people = house.discord.people();
            people.slash(mo, hall, "drop create", Map.of("title", "One seat", "seats", 1, "where", hall)).await();
            await().until(() -> !hall.messages().isEmpty());
            var form = people.slash(mo, hall, "drop create", Map.of()).await();
            var told = List.of(people.slash(mo, hall, "drop create", Map.of("title", "Another", "seats", 1, "where", hall)), people.slash(ann, hall, "usher help", Map.of()), people.press(ann, hall.messages().getFirst(), "Claim"),
                people.complete(ann, hall, "drop show", Map.of("which", "x"), "which"), people.submit(form, Map.of("title", "By form", "seats", "1")));
            told.forEach(Interaction::await);
            for (var it : told) {
                for (var i = 0; i < Tries.of(30); i++) {
                    findings.tried();
                    people.tampered(it, payload -> Paper.spoilt(payload, random));
                    hear(it);
                }
            }
            for (var id : IDS) {
                findings.tried();
                var pressed = people.tampered(told.get(2), payload -> named(payload.deepCopy(), id));
                answered(pressed, id);
                people.tampered(told.get(4), payload -> named(payload.deepCopy(), id));
            }
            var last = people.press(ann, hall.messages().getFirst(), "Claim").await();
            assertThat(last.text()).isNotBlank();
            assertThat(people.slash(ann, hall, "drop list", Map.of()).await().text()).contains("One seat");
            hear("afterwards");
            findings.tell(house.discord.violations(), "Discord's own rules");
        }
        assertThat(findings.all()).as("%s", findings).isEmpty();
        System.out.println("hostile from Discord: " + findings.count() + ", of which JDA could not read " + ofJda.size());
    }

    private static ObjectNode named(ObjectNode payload, String id) {
        payload.withObject("/data").put("custom_id", id);
        return payload;
    }

    /** A press is answered in words, whatever it carries. */
    private void answered(Interaction pressed, String id) {
        await().until(() -> pressed.isAcked() || pressed.ageMillis() > 2_900);
        if (!pressed.isAcked()) findings.tell("a press is not answered", id);
        hear(id);
    }

    /** JDA speaks for itself where it cannot read something; whatever we say of errors is ours. */
    private void hear(Object of) {
        for (var it : complaints.take()) {
            if (it.startsWith("net.dv8tion") || it.contains("net.dv8tion.jda.api.exceptions.")) ofJda.add(it);
            else findings.tell(it, of);
        }
    }
}
