package usher.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.Text;
import usher.Account;
import usher.Address;
import usher.Card;
import usher.Platform.Delivery;
import usher.Space;
import usher.Undelivered;
import usher.Wanted;

class PlaygroundTest {

    private static final Address GENERAL = Address.channel(Playground.SPACE, "general");
    private static final Address ANN = new Account(Playground.SPACE, "ann").direct();

    @TempDir
    Path folder;

    private Playground open() {
        return new Playground(folder, Optional.empty());
    }

    private static Delivery delivery(int mark, Address to, String title, boolean inDoubt) {
        return new Delivery(mark, to, Wanted.message(Card.of(title), Locale.ENGLISH), inDoubt);
    }

    private Path file() {
        return folder.resolve(Transcript.NAME);
    }

    private static String cards(Playground playground) {
        return playground.messages().stream().map(it -> it.place() + " " + String.valueOf(it.card()).replaceAll("<[^>]*>", "")).toList().toString();
    }

    @Test
    void whatWasShownIsThereAfterTheProcessDied() throws Undelivered {
        var first = open(); // never closed: the process was killed
        var reference = first.show(delivery(1, GENERAL, "One", false));
        first.show(delivery(2, ANN, "Two", false));
        first.change(delivery(1, GENERAL, "One, edited", false), reference);

        var second = open();
        assertThat(cards(second)).isEqualTo("[channel/general One, edited, direct/ann Two]");
        second.change(delivery(1, GENERAL, "One, edited again", false), reference);
        assertThat(cards(open())).isEqualTo("[channel/general One, edited again, direct/ann Two]");
    }

    @Test
    void whatWasTakenAwayStaysAway() throws Undelivered {
        var first = open();
        var reference = first.show(delivery(1, GENERAL, "One", false));
        first.remove(delivery(1, GENERAL, "One", false), reference);
        first.remove(delivery(1, GENERAL, "One", false), reference);
        assertThat(cards(open())).isEqualTo("[]");
        assertThatThrownBy(() -> open().change(delivery(1, GENERAL, "Late", false), reference))
            .isInstanceOfSatisfying(Undelivered.class, gone -> assertThat(gone.why()).isEqualTo(Undelivered.Why.GONE));
    }

    @Test
    void aLineTornByACrashIsDroppedAndWhatFollowsIsKept() throws Undelivered, IOException {
        open().show(delivery(1, GENERAL, "One", false));
        Files.writeString(file(), "{\"post\":{\"reference\":\"m9\",\"mark\":9,\"to\":\"playgr", StandardOpenOption.APPEND);
        var second = open();
        second.show(delivery(2, GENERAL, "Two", false));
        assertThat(cards(open())).isEqualTo("[channel/general One, channel/general Two]");
    }

    @Test
    void aDeliveryInDoubtThatWasCarriedOutIsNotDoubled() throws Undelivered {
        var reference = open().show(delivery(7, GENERAL, "One", false));
        var second = open();
        assertThat(second.show(delivery(7, GENERAL, "One, as now wanted", true))).isEqualTo(reference);
        assertThat(cards(second)).isEqualTo("[channel/general One, as now wanted]");
    }

    @Test
    void aDeliveryInDoubtThatWasNotCarriedOutIs() throws Undelivered {
        var playground = open();
        playground.show(delivery(7, GENERAL, "One", true));
        playground.show(delivery(7, ANN, "Another place", true));
        assertThat(cards(playground)).isEqualTo("[channel/general One, direct/ann Another place]");
    }

    @Test
    void whatIsNotWantedAnyMoreIsFoundByItsMark() throws Undelivered {
        var reference = open().show(delivery(7, GENERAL, "One", false));
        assertThat(open().find(new Delivery(7, GENERAL, new Wanted.Nothing(), true))).contains(reference);
        assertThat(open().find(new Delivery(8, GENERAL, new Wanted.Nothing(), true))).isEmpty();
    }

    @Test
    void openingRewritesTheFileWithoutItsHistory() throws Undelivered, IOException {
        var first = open();
        var reference = first.show(delivery(1, GENERAL, "Seats left: 100", false));
        for (var left = 99; left > 0; left--) first.change(delivery(1, GENERAL, "Seats left: " + left, false), reference);
        assertThat(Files.readAllLines(file())).hasSize(100);
        assertThat(cards(open())).contains("Seats left: 1");
        assertThat(Files.readAllLines(file())).hasSize(1);
    }

    @Test
    void anEditThatChangesNothingIsNoEdit() throws Undelivered {
        var playground = open();
        var reference = playground.show(delivery(1, GENERAL, "One", false));
        playground.change(delivery(1, GENERAL, "One", false), reference);
        assertThat(playground.messages()).noneMatch(Playground.Shown::edited);
    }

    @Test
    void whatItHasNoPlaceForIsNeverShown() {
        for (var to : new Address[] {Address.channel(Playground.SPACE, "nowhere"), new Account(Playground.SPACE, "nobody").direct(), new Account(Playground.SPACE, "ann").home(),
            Address.channel(new Space("discord", "1"), "general")}) {
            assertThatThrownBy(() -> open().show(delivery(1, to, "One", false))).as("%s", to)
                .isInstanceOfSatisfying(Undelivered.class, no -> assertThat(no.why()).isEqualTo(Undelivered.Why.NEVER));
        }
    }

    @Test
    void aFileThatCannotBeOpenedIsNamed() throws IOException {
        Files.writeString(folder.resolve("in the way"), "");
        assertThatThrownBy(() -> new Playground(folder.resolve("in the way"), Optional.empty())).isInstanceOf(UncheckedIOException.class).hasMessageContaining("playground.jsonl");
    }

    @Test
    void whatHangsUnderAMessageIsKeptWithIt() throws Undelivered {
        var first = open();
        var parent = first.show(delivery(1, GENERAL, "Clinic", false));
        var under = Address.under(GENERAL, "event 1");
        var people = List.of(new Account(Playground.SPACE, "ann"));
        var thread = new Wanted.Thread(Text.of("Talk"), Locale.ENGLISH, people, false);
        var discussion = first.show(new Delivery(2, under, thread, false, Optional.of(parent)));
        first.show(new Delivery(3, under, Wanted.message(Card.of("Soon"), Locale.ENGLISH), false, Optional.of(parent)));
        var starts = java.time.Instant.parse("2027-01-01T18:00:00Z");
        var planned = new Wanted.Scheduled(Text.of("Clinic"), Text.of("About"), Locale.ENGLISH, starts, starts.plusSeconds(60), "Room 4", Optional.empty(), Wanted.Scheduled.State.PLANNED);
        var entry = first.show(new Delivery(4, under, planned, false, Optional.of(parent)));
        first.change(new Delivery(2, under, new Wanted.Thread(Text.of("Talk"), Locale.ENGLISH, people, true), false, Optional.of(parent)), discussion);
        assertThat(first.show(new Delivery(4, under, planned, true, Optional.of(parent)))).as("in doubt").isEqualTo(entry);
        var again = open().messages();
        assertThat(again).filteredOn(it -> parent.equals(it.under())).hasSize(3).allSatisfy(it -> assertThat(it.place()).isEqualTo("channel/general"));
        assertThat(again).anySatisfy(it -> assertThat(it.discussion()).isEqualTo(new Playground.Discussion("Talk", 1, true)));
        assertThat(again).anySatisfy(it -> assertThat(it.entry()).isEqualTo(new Playground.Entry("Clinic", "About", starts, starts.plusSeconds(60), "Room 4", "planned")));
    }
}
