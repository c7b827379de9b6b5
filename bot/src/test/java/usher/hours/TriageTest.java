package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import usher.Answer;
import usher.Draft;
import usher.Value;
import usher.testing.Persona;

class TriageTest {

    private static Value tags(String typed) {
        return Tags.FIELD.is(typed);
    }

    private static Persona line(Persona who, String... filters) {
        return who.says("/hours line", IntStream.range(0, filters.length / 2).mapToObj(i -> new Value(filters[2 * i], filters[2 * i + 1])).toArray(Value[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"CV, Design|cv, design", "#cv; ＣＶ,cv,|cv", "first   page|first page", "Ölçü|ölçü"})
    void howTagsAreRead(String typed, String read) {
        assertThat(Tags.written(Tags.read(typed))).isEqualTo(read);
    }

    @Test
    void tagsAreTypedByWhoeverAsksAndChangedByWhoeverTriages() {
        try (var it = new Desk()) {
            it.asks(it.ann, "A first page", tags("CV, #Design")).isAnswered("Case received");
            it.isShown("A first page: new");
            it.isShown("(cv, design)");
            it.shows(it.ann, "A first page").isAnswered("Tags: cv, design");
            it.shows(it.cleo, "A first page").presses("Triage");
            assertThat(it.cleo.draft().values()).containsEntry("tags", "cv, design").containsEntry("priority", "turn");
            it.cleo.fills(tags("cv, jobs")).isAnswered("Tags: cv, jobs").isAnswered("Stands: waiting").isAnswered("It comes in its turn.");
            it.cleo.presses("Triage").fills(new Value("priority", "first")).isAnswered("Tags: cv, jobs").isAnswered("It comes before all");
            it.isShown("put first (cv, jobs)");
            it.cleo.presses("Triage").fills(tags(""), new Value("priority", ""));
            assertThat(it.cleo.answered()).doesNotContain("Tags:").contains("It comes before all");
            it.ann.calls("hours.triage", it.id("A first page")).isRefused("only mentors, moderators can do that");
        }
    }

    @Test
    void tooManyTagsAndTooLongOnesAreRefusedAndTheFormIsKept() {
        try (var it = new Desk()) {
            it.asks(it.ann, "A first page", tags("a, b, c, d, e, f")).isRefused("These are 6 tags, and a case has at most 5");
            assertThat(it.ann.draft().values()).containsEntry("goal", "A first page");
            it.ann.fills(tags("this is a whole sentence about it")).isRefused("is more than 24 characters long").fills(tags("𝒸𝓋")).isAnswered("Case received");
            it.shows(it.ann, "A first page").isAnswered("Tags: cv");
        }
    }

    @Test
    void aQueueAsksOneThingMore() {
        try (var it = new Desk()) {
            it.mo.says("/hours question", new Value("queue", "Reviews"), Intake.QUESTION.is("Which role is it for?")).isAnswered("And: Which role is it for?");
            it.asks(it.ann, "A first page").isAnswered("Reviews also asks: Which role is it for? Please answer with Add something.").presses("Add something").fills(HoursFields.WORDS.is("A nurse"));
            it.cleo.says("/hours next").isAnswered("And: Which role is it for?").isAnswered("A nurse");
            it.ann.says("/hours question", new Value("queue", "Reviews"), Intake.QUESTION.is("Mine?")).isRefused("Only moderators");
            it.mo.says("/hours question", new Value("queue", "Reviews"), Intake.QUESTION.is("None"));
            assertThat(it.mo.answered()).doesNotContain("And:");
        }
    }

    @Test
    void theLineIsLookedThroughByStageTagUrgencyAndWhose() {
        try (var it = new Desk(HoursFields.EACH.is(20))) {
            it.asks(it.ann, "One", tags("cv"), HoursFields.URGENCY.is("today"));
            it.chat.passes(Duration.ofMinutes(1));
            it.asks(it.ben, "Two", tags("jobs"));
            it.chat.passes(Duration.ofMinutes(1));
            it.asks(it.ann, "Three", tags("cv, jobs"));
            it.shows(it.cleo, "Two").presses("Take");
            assertThat(line(it.cleo).isAnswered("3 cases, the oldest first").answered()).containsSubsequence("One: new", "today: I am stuck until then", "(cv)", "Two: taken", "with @Cleo", "Three: new");
            line(it.cleo, "tag", "#JOBS").isAnswered("2 cases").isAnswered("Two").isAnswered("Three");
            line(it.cleo, "urgency", "today").isAnswered("1 case,").isAnswered("One");
            line(it.cleo, "whose", "mine").isAnswered("1 case,").isAnswered("Two: taken");
            line(it.mo, "whose", "nobody").isAnswered("2 cases,");
            line(it.mo, "stage", "taken", "queue", "Reviews").isAnswered("1 case,").picks("Look at one", "Two").isAnswered("With: @Cleo");
            line(it.mo, "stage", "escalated").isAnswered("There are no such cases");
            line(it.ann).isRefused("Only mentors");
        }
    }

    @Test
    void theLineHasPages() {
        try (var it = new Desk(HoursFields.EACH.is(20))) {
            IntStream.range(0, 20).forEach(i -> it.asks(it.ann, "Page " + i, tags("a longer tag, cv")));
            IntStream.range(0, 18).forEach(i -> it.asks(it.ben, "Other " + i));
            line(it.cleo, "queue", "Reviews").isAnswered("38 cases").isAnswered("and 23 more; page 2 shows the next.").presses("The next ones").isAnswered("and 8 more").presses("The next ones").isAnswered("Other 17");
            assertThat(it.cleo.answered()).doesNotContain("more;");
            line(it.cleo, "page", "9").isAnswered("There are 38, and a page holds 15.");
            line(it.cleo, "tag", "a longer tag", "stage", "new", "urgency", "whenever", "whose", "nobody", "queue", "Reviews").isAnswered("20 cases").isAnswered("page 2 shows the next");
        }
    }

    @Test
    void tagsAreOfTheAskersDataAndGoWithIt() {
        try (var it = new Desk()) {
            it.asks(it.ann, "A first page", tags("something private"));
            it.ann.says("/my export");
            assertThat(new String(((Answer.Download) it.ann.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("something private");
            it.shows(it.cleo, "A first page").presses("Triage").fills(tags("something private, more")).isAnswered("Tags: more, something private").presses("Triage");
            it.ann.says("/my erase").presses("Erase everything");
            assertThat(it.chat.rows()).doesNotContain("something private");
            assertThat(it.board()).doesNotContain("something private");
        }
    }

    @Test
    void twoWhoTriageAtOnceBothHaveTheirSay() {
        try (var it = new Desk()) {
            it.asks(it.ann, "A first page");
            var id = it.id("A first page");
            var one = it.cleo.sends("hours.triage", id, new Value("priority", "first"));
            var other = it.mo.sends("hours.triage", id, tags("cv"));
            assertThat(one.toCompletableFuture().join()).isInstanceOf(Answer.Done.class);
            assertThat(other.toCompletableFuture().join()).isInstanceOf(Answer.Done.class);
            it.isShown("put first (cv)");
        }
    }

    @Test
    void aFormSentTwiceIsOne() {
        try (var it = new Desk()) {
            it.asks(it.ann, "A first page");
            it.shows(it.cleo, "A first page").presses("Triage");
            var draft = new Value(Draft.FIELD, it.cleo.draft().id());
            it.cleo.calls("hours.triage", draft, tags("cv")).calls("hours.triage", draft, tags("cv")).isAnswered("Tags: cv");
            assertThat(it.rows("select * from case_entry where move = 'TRIAGE'")).hasSize(1);
        }
    }
}
