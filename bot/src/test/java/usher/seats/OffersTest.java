package usher.seats;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** Offers, and the bad moments at which a seat may come free. The clock begins on a Tuesday noon, UTC; everybody is left in peace from ten to eight. */
class OffersTest {

    private final FairChat fair = new FairChat().open(1, 1, "");
    private final Persona ann = fair.chat.member("Ann");
    private final Persona ben = fair.chat.member("Ben");
    private final Persona cleo = fair.chat.member("Cleo");

    @AfterEach
    void close() {
        fair.close();
    }

    private void benAndCleoWait() {
        fair.claims(ann, 0).isAnswered("In");
        fair.claims(ben, 0).isAnswered("Number 1");
        fair.claims(cleo, 0).isAnswered("Number 2");
    }

    private List<String> direct(Persona who) {
        return who.direct().stream().map(it -> CardText.of(it.card(), Locale.ENGLISH)).toList();
    }

    @Test
    void anAcceptWindowStandsStillInQuietHoursAndIsToldWhenTheyEnd() {
        fair.setting.offer = Duration.ofMinutes(60);
        fair.setting.starts = Optional.of(Chat.START.plus(Duration.ofDays(7)));
        benAndCleoWait();
        fair.passes(9 * 60 + 30); // 21:30
        fair.givesBack(ann);
        ben.sees("A seat in Fair is yours until 2027-01-13 08:30 UTC");
        fair.passes(60);
        ben.presses("Pass");
        assertThat(direct(cleo)).as("nobody is woken").isEmpty();
        fair.passes(9 * 60 + 30); // 08:00
        cleo.sees("A seat in Fair is yours until 2027-01-13 09:00 UTC");
        fair.passes(60);
        cleo.sees("This offer is over");
    }

    @Test
    void whoIsNearTheStartIsWokenForASeat() {
        fair.setting.offer = Duration.ofMinutes(60);
        fair.setting.starts = Optional.of(Instant.parse("2027-01-13T09:00:00Z"));
        benAndCleoWait();
        fair.passes(11 * 60); // 23:00
        fair.givesBack(ann);
        ben.sees("A seat in Fair is yours until 2027-01-13 00:00 UTC");
    }

    @Test
    void whoClaimsAnOfferTheyWereNotToldOfYetIsNotToldOfItLater() {
        fair.setting.starts = Optional.of(Chat.START.plus(Duration.ofDays(7)));
        benAndCleoWait();
        fair.passes(11 * 60);
        fair.givesBack(ann);
        fair.claims(ben, 0).isAnswered("In with 1");
        fair.passes(12 * 60);
        assertThat(direct(ben)).isEmpty();
    }

    @Test
    void nothingIsOfferedFromTheLastCallOnAndNoOfferReachesBeyondIt() {
        fair.setting.lastCall = Optional.of(Chat.START.plus(Duration.ofMinutes(25)));
        fair.setting.offer = Duration.ofMinutes(15);
        benAndCleoWait();
        fair.passes(15);
        fair.givesBack(ann);
        ben.sees("A seat in Fair is yours until 2027-01-12 12:25 UTC");
        fair.passes(10);
        ben.sees("This offer is over");
        assertThat(direct(cleo)).as("no offer at the last call itself").isEmpty();
        fair.claims(fair.chat.member("Dan"), 0).isRefused("Fair takes nobody any more");
    }

    @Test
    void aLastCallThatComesNearerCutsWhatWasOfferedBeyondIt() {
        benAndCleoWait();
        fair.givesBack(ann);
        ben.sees("A seat in Fair is yours until 2027-01-12 12:10 UTC");
        fair.setting.lastCall = Optional.of(Chat.START.plus(Duration.ofMinutes(4)));
        fair.mo.calls("fair.resume");
        ben.sees("A seat in Fair is yours until 2027-01-12 12:04 UTC");
        assertThat(ben.direct()).hasSize(1);
        fair.passes(4);
        ben.sees("This offer is over").doesNotSee("[Accept]");
    }

    @Test
    void anOfferIsNotTakenAfterTheBeginning() {
        benAndCleoWait();
        fair.givesBack(ann);
        fair.setting.starts = Optional.of(Chat.START.plus(Duration.ofMinutes(5)));
        fair.passes(5);
        ben.presses("Accept").isRefused("Fair has begun");
    }

    @Test
    void whoeverMayNotComeAnyMoreIsToldSoAndTheOfferPassesOn() {
        benAndCleoWait();
        fair.givesBack(ann);
        fair.setting.banned.put("Ben", "the role is gone");
        ben.presses("Accept").isRefused("the role is gone");
        fair.passes(10);
        cleo.sees("A seat in Fair is yours until");
    }

    @Test
    void whoTakesNoPrivateMessagesIsMentionedUnderThePost() {
        fair.chat.platform().closeDirect("ben");
        benAndCleoWait();
        fair.givesBack(ann);
        fair.chat.settles();
        var under = fair.chat.platform().messages(Address.under(Fair.BOARD, "fair " + fair.setting.root));
        assertThat(under).singleElement().satisfies(it -> assertThat(CardText.of(it.card(), Locale.ENGLISH)).contains("A seat in Fair is yours until"));
        ben.presses("Accept").isAnswered("You're in: Fair");
    }

    @Test
    void hostsReadHowOffersWentInOneMessageThatIsEdited() {
        benAndCleoWait();
        fair.givesBack(ann);
        fair.mo.sees("Ben has until 2027-01-12 12:10 UTC to accept");
        ben.presses("Pass");
        fair.mo.sees("Ben passed at").sees("Cleo has until");
        fair.claims(ben, 0);
        fair.passes(10);
        fair.mo.sees("Cleo did not answer until").sees("Ben has until");
        ben.presses("Accept");
        fair.mo.sees("Ben accepted at");
        assertThat(fair.mo.direct()).hasSize(1);
        for (var i = 0; i < 12; i++) {
            fair.claims(cleo, 0);
            fair.givesBack(ben);
            cleo.presses("Accept");
            fair.claims(ben, 0);
            fair.givesBack(cleo);
            ben.presses("Accept");
        }
        assertThat(direct(fair.mo)).singleElement().satisfies(it -> assertThat(it).contains("and 17 earlier"));
        assertThat(direct(fair.mo).getFirst().lines().filter(line -> line.startsWith("•"))).hasSize(10);
    }

    @Test
    void offersOfAPausedFairAreMadeWhenItGoesOn() {
        benAndCleoWait();
        fair.setting.paused = true;
        fair.givesBack(ann);
        fair.claims(fair.chat.member("Dan"), 0).isAnswered("Number 3 in line");
        ben.doesNotSee("is yours until");
        fair.mo.calls("fair.resume");
        ben.sees("A seat in Fair is yours until");
    }

    @Test
    void offersOutliveARestart() {
        benAndCleoWait();
        fair.chat.restarts();
        fair.givesBack(ann);
        fair.chat.restarts();
        fair.passes(10);
        fair.passes(10);
        ben.sees("This offer is over");
        cleo.sees("This offer is over");
    }
}
