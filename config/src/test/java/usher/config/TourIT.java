package usher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.web.testing.Chromium;
import usher.web.testing.Visitor;

/**
 * The tour of the README, walked in a browser with everything that Usher can do: an event is announced, fills up, a seat that comes free is offered to the
 * next in line, and another one is given to a named person. {@code mvn verify -Dwrite.docs} takes the README's pictures anew.
 */
class TourIT {

    private static final Path TAKEN = System.getProperty("write.docs") != null ? Path.of("pictures") : Path.of("target/pictures");

    @TempDir
    Path temp;

    @Test
    void fromTheAnnouncementToASeatThatIsGivenToAFriend() throws Exception {
        Files.createDirectories(TAKEN);
        var settings = Settings.read(Map.of("USHER_HOME", temp.toString(), "USHER_PORT", "0"));
        try (var house = House.open(settings, Home.open(settings)); var chromium = Chromium.start(); var visitor = chromium.visit("http://localhost:" + house.port() + "/", 1280, 900, false)) {
            visitor.untilDay();
            announces(visitor);
            fillsUp(visitor);
            isOfferedOn(visitor);
            isGiven(visitor);
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    private static void announces(Visitor visitor) {
        visitor.plays("Maya").goesTo("general");
        visitor.says("/event create title: Portfolio clinic promise: One page of your portfolio, rewritten seats: 2 start: in 2 days place: https://meet.example.org/clinic");
        visitor.seesPrivately("Portfolio clinic is set");
        visitor.goesTo("announcements").sees("You leave with").composes();
        shot(visitor, "1-announced");
    }

    private static void fillsUp(Visitor visitor) {
        going(visitor, "Ann", "You're going");
        shot(visitor, "2-going");
        going(visitor, "Ben", "You're going");
        going(visitor, "Cleo", "In line");
        visitor.sees("Ann, Ben");
        shot(visitor, "3-sold-out");
    }

    private static void going(Visitor visitor, String who, String answer) {
        visitor.plays(who).goesTo("announcements").presses("Going").seesPrivately(answer).composes();
    }

    private static void isOfferedOn(Visitor visitor) {
        visitor.plays("Ann").goesTo("announcements").presses("Can't make it").seesPrivately("Portfolio clinic");
        visitor.plays("Cleo").goesTo("Usher").sees("is yours until").composes();
        shot(visitor, "4-offered");
        visitor.presses("Accept").seesPrivately("Portfolio clinic");
    }

    private static void isGiven(Visitor visitor) {
        visitor.plays("Ben").goesTo("announcements").says("/seat give which: Portfolio clinic to: Dan").seesPrivately("Dan");
        visitor.plays("Dan").goesTo("Usher").sees("Portfolio clinic").composes();
        shot(visitor, "5-given");
        visitor.presses("Take it").seesPrivately("Portfolio clinic");
        visitor.goesTo("announcements").sees("Dan, Cleo");
    }

    private static void shot(Visitor visitor, String name) {
        visitor.picture(TAKEN.resolve(name + ".png"));
    }
}
