package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.drops.Drops;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** What linking, leaving, connecting and erasing mean for seats: one person, one pool, whatever the platform. */
class PeopleAndDropsTest {

    private final Circle circle = new Circle();
    private final Chat chat = circle.chat;
    private final Persona ben = chat.member("Ben");
    private final Persona benny = chat.member(Chat.OTHER, "Benny");
    private final Persona cleo = chat.member("Cleo");

    @AfterEach
    void close() {
        circle.close();
    }

    private void drop(int seats) {
        circle.olga.calls("usher.channel", Spaces.CHANNEL.is(Address.channel(Chat.OTHER, "general")));
        circle.ann.says("/drop create", Drops.TITLE.is("Clinic"), Drops.SEATS.is(seats)).isAnswered("Clinic is set");
        chat.settles();
    }

    private String post() {
        return CardText.of(chat.channel("general").getFirst().card(), Locale.ENGLISH);
    }

    @Test
    void onePersonHasOneSeatWhateverAccountTheyUse() {
        circle.connected();
        drop(5);
        circle.link(ben, benny);
        ben.presses("Claim").isAnswered("You're in: Clinic");
        benny.presses("Claim").isAnswered("You are in already: Clinic");
        benny.says("/my show").isAnswered("Clinic");
        assertThat(post()).contains("4 seats left of 5");
    }

    @Test
    void linkingTwoWhoBothHoldASeatGivesOneBack() {
        circle.connected();
        drop(2);
        ben.presses("Claim");
        benny.presses("Claim");
        cleo.presses("Claim").isAnswered("line");
        circle.link(ben, benny);
        cleo.sees("is yours until");
        benny.sees("You keep your seat in Clinic").sees("What was too much goes to the next in line");
        assertThat(chat.rows()).contains("merged");
    }

    @Test
    void whoLeavesGivesTheSeatBack() {
        circle.connected();
        drop(1);
        ben.presses("Claim");
        cleo.presses("Claim");
        ben.calls("people.left");
        cleo.sees("is yours until");
    }

    /** What their seat frees is not offered to themselves. */
    @Test
    void whoLeavesOrIsErasedWhileTheyWaitForAnotherGivesAllOfItBack() {
        circle.connected();
        circle.ann.says("/drop create", Drops.TITLE.is("Clinic"), Drops.SEATS.is(2), Drops.PER_PERSON.is(2)).isAnswered("Clinic is set");
        chat.settles();
        ben.presses("Claim");
        cleo.presses("Claim");
        cleo.presses("Take another").isAnswered("line");
        ben.presses("Take another").isAnswered("line");
        circle.ann.presses("Claim").isAnswered("line");
        cleo.calls("people.left");
        ben.sees("is yours until").says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        circle.ann.sees("is yours until");
        assertThat(post()).contains("1 seat left of 2");
    }

    @Test
    void whoIsErasedGivesTheSeatBackAndIsNamedNowhere() {
        circle.connected();
        drop(1);
        ben.presses("Claim");
        cleo.presses("Claim");
        ben.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        cleo.sees("is yours until");
        assertThat(chat.rows()).doesNotContain("Ben").doesNotContain(ben.account().key());
    }

    /** The hosts read how offers went, and what the erasure sets off is part of that. */
    @Test
    void whoIsErasedIsNotNamedByWhatTheirErasureSetsOff() {
        circle.connected();
        drop(1);
        cleo.presses("Claim");
        ben.presses("Claim");
        cleo.presses("Give back");
        ben.presses("Accept").isAnswered("You're in");
        cleo.presses("Claim").isAnswered("line");
        ben.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        cleo.sees("is yours until");
        circle.ann.sees("Offers of Clinic").sees("someone accepted");
        assertThat(chat.rows()).doesNotContain("Ben").doesNotContain(ben.account().key());
    }

    @Test
    void aHomeShowsTheSeatAsSoonAsItIsClaimed() {
        circle.connected();
        drop(1);
        ben.calls("home.opened");
        ben.presses("Claim");
        chat.settles();
        assertThat(CardText.of(chat.platform().messages(ben.account().home()).getFirst().card(), Locale.ENGLISH)).contains("Clinic");
    }

    @Test
    void aDropMadeBeforeTheSpacesWereConnectedIsThenEverybodys() {
        circle.olga.says("/drop create", Drops.TITLE.is("Clinic"), Drops.SEATS.is(1)).isAnswered("Clinic is set");
        circle.connected();
        ben.says("/drop list").isAnswered("Clinic");
        benny.presses("Claim").isAnswered("You're in: Clinic");
        circle.ann.says("/usher audit").isAnswered("Clinic: 1 seats");
    }
}
