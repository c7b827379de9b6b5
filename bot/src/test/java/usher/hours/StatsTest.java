package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Answer;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

class StatsTest {

    private final Office office = new Office();
    private final Chat chat = office.chat;
    private final Persona mo = office.mo;
    private final Persona ann = office.ann;
    private final Persona cleo = office.cleo;

    @AfterEach
    void close() {
        office.close();
    }

    /** Asked, taken so many minutes later, answered ten minutes after that and resolved twenty after that. */
    private void resolved(String goal, int minutes) {
        office.asks(ann, goal);
        chat.passes(Duration.ofMinutes(minutes));
        cleo.says("/hours next");
        chat.passes(Duration.ofMinutes(10));
        cleo.presses("Answer").fills(HoursFields.WORDS.is("so"));
        chat.passes(Duration.ofMinutes(20));
        ann.presses("That helped").isAnswered("resolved");
    }

    @Test
    void nothingIsSaidBeforeThereIsSomething() {
        mo.says("/hours stats").isAnswered("Office hours in these 8 weeks").isAnswered("Asked: 0").isAnswered("Until taken: not enough yet (0 of 5)").isAnswered("Reopened: not enough yet").isAnswered("Needed no case: nobody").isAnswered("Helped: nobody said yet");
        assertThat(mo.answer()).isInstanceOf(Answer.Done.class);
    }

    @Test
    void mentorsSeeHowItGoesAndNobodyElse() {
        for (var minutes : new int[] {30, 10, 20, 50, 40}) resolved("Case " + minutes, minutes);
        office.asks(ann, "Waits");
        cleo.says("/hours stats").isAnswered("Asked: 6").isAnswered("Until taken: half within 30 minutes").isAnswered("Until the first answer: half within 40 minutes").isAnswered("Until resolved: half within 60 minutes")
            .isAnswered("One answer was enough: 5 of 5").isAnswered("Reopened: 0 of 5").isAnswered("Week of 2027-01-11: 6 asked, 5 resolved; until taken: half within 30 minutes").isAnswered("@Cleo: has 0 now, answered 5");
        mo.says("/hours stats").isAnswered("Asked: 6");
        ann.says("/hours stats").isRefused("Only mentors");
    }

    @Test
    void aReopenedCaseIsNoFirstContact() {
        resolved("One", 10);
        resolved("Two", 10);
        ann.presses("Reopen");
        cleo.says("/hours next").isAnswered("Two");
        mo.says("/hours stats").isAnswered("One answer was enough: 1 of 2").isAnswered("Reopened: 1 of 2").isAnswered("2 asked, 1 resolved").isAnswered("@Cleo: has 1 now, answered 2");
        cleo.says("/hours show", new Value("case", "Two")).presses("Answer").fills(HoursFields.WORDS.is("or so"));
        ann.presses("That helped");
        office.asks(ann, "Three").presses("Withdraw").presses("Reopen");
        mo.says("/hours stats").isAnswered("One answer was enough: 1 of 2").isAnswered("Reopened: 1 of 2").isAnswered("Asked: 3");
    }

    @Test
    void queuesAndWeeksAreMeasuredByThemselves() {
        resolved("One", 10);
        mo.says("/hours create", HoursFields.NAME.is("Clinics"), HoursFields.ABOUT.is("legal"), HoursFields.BOARD.is(Address.channel(Chat.MAIN, "mentors")));
        chat.passes(Duration.ofDays(7));
        ann.says("/hours ask", new Value("queue", "Clinics"), HoursFields.GOAL.is("Two"), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("y"));
        mo.says("/hours stats").isAnswered("Reviews: 1 asked, 1 resolved").isAnswered("Clinics: 1 asked, 0 resolved").isAnswered("Week of 2027-01-11: 1 asked, 1 resolved").isAnswered("Week of 2027-01-18: 1 asked, 0 resolved");
        mo.says("/hours stats", new Value("queue", "Clinics")).isAnswered("Clinics in these 8 weeks").isAnswered("Asked: 1");
        assertThat(mo.answered()).doesNotContain("2027-01-11").doesNotContain("Reviews").doesNotContain("answered 1");
        mo.says("/hours stats", Stats.WEEKS.is(1)).isAnswered("Office hours in this week").isAnswered("Asked: 1");
        mo.says("/hours stats", new Value("weeks", "27")).isRefused("is not a whole number from 1 to 26");
    }

    @Test
    void aMondayBeginsByTheClockOfTheCommunity() {
        mo.calls("usher.name", new Value("name", "Here"), new Value("zone", "Pacific/Auckland"));
        chat.passes(Duration.ofHours(5 * 24 - 1)); // Sunday, 11 in the morning, UTC: Monday in Auckland
        office.asks(ann, "One");
        mo.says("/hours stats").isAnswered("Week of 2027-01-18: 1 asked");
    }

    @Test
    void whoNeededNoCaseIsCounted() {
        resolved("A portfolio page that recruiters read", 10);
        ann.presses("Let others learn from it").fills();
        office.asks(office.ben, "A portfolio for recruiters").presses("That helps");
        mo.says("/hours stats").isAnswered("Needed no case: 1 found the answer before asking").isAnswered("Asked: 1");
    }

    @Test
    void whatPeopleSaidOfItIsCounted() {
        resolved("One", 10);
        ann.presses("A lot");
        resolved("Two", 10);
        ann.presses("Not really");
        resolved("Three", 10);
        ann.presses("Not really").presses("A lot");
        mo.says("/hours stats").isAnswered("Helped: a lot 2, partly 0, not really 1");
    }

    @Test
    void whoeverWatchesSeesWhatThereIsToDoInEachQueue() {
        office.asks(ann, "One");
        office.asks(ann, "Two");
        resolved("Three", 10);
        var database = chat.bot().database();
        assertThat(Backlog.open(database).values()).containsExactly(2L);
        assertThat(Backlog.waiting(database).values()).containsExactly(2L);
        cleo.says("/hours next");
        assertThat(Backlog.open(database).values()).containsExactly(2L);
        assertThat(Backlog.waiting(database).values()).containsExactly(1L);
    }

    @Test
    void theNamesOfThoseWhoAreForgottenAreNotSaid() {
        resolved("One", 10);
        cleo.says("/my erase").presses("Erase everything");
        mo.says("/hours stats").isAnswered("Asked: 1");
        assertThat(mo.answered()).doesNotContain("Cleo").doesNotContain("answered 1");
        ann.says("/my erase").presses("Erase everything");
        mo.says("/hours stats").isAnswered("Asked: 0");
    }

    @Test
    void aPictureComesWithItInTheReadersLanguage() throws IOException {
        for (var week = 0; week < 6; week++) {
            for (var i = 0; i <= week % 4; i++) resolved("Case " + week + i, 7 * (week + 1) * (i + 1));
            office.asks(ann, "Waits " + week);
            cleo.says("/hours next");
            chat.passes(Duration.ofDays(7));
        }
        var german = ((Answer.Download) mo.speaking(Locale.GERMAN).says("/hours stats").answer());
        var english = (Answer.Download) cleo.says("/hours stats").answer();
        assertThat(english.name()).isEqualTo("office-hours.png");
        assertThat(english.mediaType()).isEqualTo("image/png");
        var image = ImageIO.read(new ByteArrayInputStream(english.content()));
        assertThat(image.getWidth()).isEqualTo(1800);
        assertThat(image.getHeight()).isEqualTo(1320);
        assertThat(image.getRGB(3, 3)).as("it brings its ground").isEqualTo(0xffffffff);
        assertThat(german.content()).isNotEqualTo(english.content());
        if (System.getProperty("usher.pictures") instanceof String folder) {
            Files.write(Path.of(folder, "stats-en.png"), english.content());
            Files.write(Path.of(folder, "stats-de.png"), german.content());
        }
    }
}
