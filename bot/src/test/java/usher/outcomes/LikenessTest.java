package usher.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Value;
import usher.hours.Office;

/** Questions and outcomes labelled by hand: what is like a question is shown, and hardly anything else. */
class LikenessTest {

    private record Lesson(String title, String problem, String helped) {}

    private record Question(String goal, String stuck, String like) {}

    private static final List<Lesson> LESSONS = List.of(
        new Lesson("A first portfolio page that recruiters read", "My page lists every hobby and project and nobody writes back", "Leave out the hobbies, put three projects first, each with what changed because of you"),
        new Lesson("Negotiate the salary of a first offer", "They offered less than the range and want an answer by Friday", "Thank them, name one number with a reason, ask for two days"),
        new Lesson("Switch from teaching to data analysis", "I have ten years in school and no degree in statistics", "Show one analysis of school data, and name the methods"),
        new Lesson("Slides for a ten minute talk", "I have forty slides and always run out of time", "One claim a minute, cut all that does not carry a claim"),
        new Lesson("Deploy a Python app on a small server", "The process dies when I close the terminal", "Run it as a systemd unit, logs with journalctl"),
        new Lesson("Get unstuck with git after a bad rebase", "My commits vanished after I rebased on main", "git reflog shows them; reset to the entry before the rebase"),
        new Lesson("Write a cover letter without repeating the CV", "Every draft says the same as my CV", "Tell one story that the CV has no room for, tied to their problem"),
        new Lesson("First meeting with a new mentor", "I do not know what to prepare for the first call", "Bring one question, what you tried, and what a good answer would change"),
        new Lesson("Answer questions about a gap in the CV", "Interviewers always ask about my two years of parental leave", "One plain sentence, then what you are looking for now"),
        new Lesson("Find users to interview for a product idea", "Friends say it is great and nobody else answers", "Ask in places where people complain about the problem, offer nothing but listening"),
        new Lesson("Lebenslauf für eine Bewerbung kürzen", "Mein Lebenslauf hat vier Seiten", "Nur die letzten zehn Jahre, je Stelle zwei Zeilen"),
        new Lesson("Handle feedback that feels unfair", "My reviewer rejected all of my work in public", "Ask for the goal behind each point in private, answer the points one by one"));

    private static final List<Question> QUESTIONS = List.of(
        new Question("A portfolio page for recruiters", "what to leave out", "A first portfolio page"),
        new Question("Make my portfolio better", "recruiters do not read my page", "A first portfolio page"),
        new Question("Negotiating salary for my first job", "the offer is low", "Negotiate the salary"),
        new Question("How do I answer a low salary offer?", "they want an answer by tomorrow", "Negotiate the salary"),
        new Question("Teacher who wants to switch to data analysis", "no statistics degree", "Switch from teaching"),
        new Question("Ten minute talk at a meetup", "too many slides", "Slides for a ten minute talk"),
        new Question("Keep my Python app running on a server", "it stops when the terminal closes", "Deploy a Python app"),
        new Question("I lost commits after a git rebase", "main was rebased", "Get unstuck with git"),
        new Question("Cover letter", "it repeats my CV", "Write a cover letter"),
        new Question("Prepare a first meeting with my mentor", "no idea what to bring", "First meeting with a new mentor"),
        new Question("Explain a gap in my CV", "two years of parental leave", "Answer questions about a gap"),
        new Question("Finding people to interview for my product", "only friends answer", "Find users to interview"),
        new Question("Lebensläufe kürzen", "vier Seiten sind zu viel", "Lebenslauf für eine Bewerbung"),
        new Question("Choose between two job offers", "one pays more, one is closer", ""),
        new Question("Learn piano as an adult", "where to begin", ""),
        new Question("A page that loads faster", "images are large", ""),
        new Question("Review of my thesis outline", "the first chapter is too long", ""),
        new Question("Set up a home server", "which computer to buy", ""),
        new Question("Get a first internship", "nobody answers my mails", ""),
        new Question("Teach a class of twelve", "they do not listen", ""),
        new Question("Write a novel", "I stop after ten pages", ""),
        new Question("Find a flat in a new city", "no offers", ""),
        new Question("Speak with more confidence", "my voice shakes in meetings", ""),
        new Question("Help", "I do not know what to do", ""));

    private final Office office = new Office();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void whatIsLikeAQuestionIsShownAndHardlyAnythingElse() {
        LESSONS.forEach(this::published);
        var missed = new ArrayList<String>();
        var extra = new ArrayList<String>();
        for (var question : QUESTIONS) {
            office.asks(office.ben, question.goal(), question.stuck());
            var said = office.ben.answered();
            var shown = said.lines().filter(line -> line.startsWith("•")).toList();
            if (question.like().isEmpty()) shown.forEach(line -> extra.add(question.goal() + " → " + line));
            else if (shown.stream().noneMatch(line -> line.contains(question.like()))) missed.add(question.goal());

            if (!question.like().isEmpty()) shown.stream().filter(line -> !line.contains(question.like())).forEach(line -> extra.add(question.goal() + " → " + line));
            if (shown.isEmpty()) assertThat(said).contains("Case received");
        }
        assertThat(missed).as("missed").hasSizeLessThanOrEqualTo(1);
        assertThat(extra).as("shown without need").hasSizeLessThanOrEqualTo(1);
    }

    private void published(Lesson lesson) {
        office.asks(office.ann, lesson.title(), lesson.problem());
        if (office.ann.answered().contains("Ask anyway")) office.ann.presses("Ask anyway");
        office.answers(office.cleo, lesson.helped());
        office.ann.presses("That helped").presses("Let others learn from it").fills(new Value("title", lesson.title())).isAnswered("Published");
    }
}
