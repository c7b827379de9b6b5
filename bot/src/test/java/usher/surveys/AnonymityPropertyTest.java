package usher.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.events.Gathering;
import usher.testing.Persona;

/** Whatever people say, change and take back, and however often somebody looks: no two things that are ever shown differ by the answers of fewer than five. */
class AnonymityPropertyTest {

    private static final int PEOPLE = 7;
    private static final int EVENTS = 5;
    private static final Pattern ANSWERS = Pattern.compile("Answers: (\\d+)");

    private final SplittableRandom random = new SplittableRandom(11);
    private final List<Integer> ofTheHost = new ArrayList<>(List.of(0));

    @Test
    void nobodysAnswerIsHadAsTheDifferenceOfTwoThatAreShown() {
        try (var is = new Asked()) {
            var crowd = is.crowd(PEOPLE);
            for (var i = 0; i < EVENTS; i++) {
                var title = "Clinic " + i;
                is.set(Gathering.seats(20), new Value("title", title), new Value("start", "2027-0" + (i + 2) + "-10 18:00"));
                for (var who : crowd.subList(0, i == 0 ? PEOPLE : random.nextInt(1, PEOPLE))) who.presses("Going").isAnswered(title);
                is.until("2027-0" + (i + 2) + "-10T20:00:00Z");
                talks(is, crowd, title);
            }
        }
        assertThat(ofTheHost.getLast()).isGreaterThan(5); // something was shown, and more than once
    }

    private void talks(Asked is, List<Persona> crowd, String title) {
        for (var step = 0; step < 25; step++) {
            says(crowd.get(random.nextInt(PEOPLE)), is.with.id());
            assertThat(results(is, title)).doesNotContain("NPS").doesNotContain("words of");
            looksAtTheHost(is);
        }
        is.passes(Duration.ofDays(7));
        var shown = results(is, title);
        assertThat(shown.contains("NPS")).isEqualTo(answers(shown) >= Results.ENOUGH);
        for (var step = 0; step < 4; step++) {
            var who = crowd.get(random.nextInt(PEOPLE));
            if (step == 3) who.calls("my.erase-everything");
            else says(who, is.with.id());
            assertThat(numbers(results(is, title))).isEqualTo(numbers(shown));
            looksAtTheHost(is);
        }
    }

    private void says(Persona who, long event) {
        var about = new Value("event", Long.toString(event));
        var score = new Value("score", Integer.toString(random.nextInt(11)));
        switch (random.nextInt(8)) {
            case 0 -> who.calls("survey.words", about, new Value("words", "words of " + who.name()));
            case 1 -> who.calls("survey.not-there", about);
            case 2, 3, 4 -> who.calls("survey.rate-hosts", about, score);
            default -> who.calls("survey.rate", about, score);
        }
    }

    private static String results(Asked is, String title) {
        return is.mo.says("/survey results", new Value("event", title)).answered();
    }

    /** All but the words, which go with whoever wrote them. */
    private static String numbers(String shown) {
        return shown.replaceAll("(?s)\nIn their words.*", "").replaceAll("^survey\\S*\n", "");
    }

    private static int answers(String shown) {
        var found = ANSWERS.matcher(shown);
        assertThat(found.find()).as(shown).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private void looksAtTheHost(Asked is) {
        var shown = is.mo.says("/survey mentor").answered();
        if (!shown.contains("NPS")) return;
        var now = answers(shown);
        if (now != ofTheHost.getLast()) {
            assertThat(now - ofTheHost.getLast()).isGreaterThanOrEqualTo(Results.ENOUGH);
            ofTheHost.add(now);
        }
    }
}
