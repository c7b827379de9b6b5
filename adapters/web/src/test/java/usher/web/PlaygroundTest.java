package usher.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
}
