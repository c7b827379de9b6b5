package usher.testing;

import java.util.List;
import java.util.function.Consumer;
import usher.Value;

/** What others learn from cases that are over. Like {@link Situations} otherwise. */
final class LearningSituations extends Cast {

    private static final String WORDS = fit(Gallery.HOSTILE.repeat(40), 1_500);

    private LearningSituations(Chat chat) {
        super(chat);
    }

    static List<Consumer<Chat>> all() {
        return List.of(chat -> new LearningSituations(chat).aCaseIsPublished());
    }

    private void queue() {
        mo.says("/hours create", new Value("name", "Reviews"), new Value("about", REASON), new Value("board", "test:main/channel/mentors"), new Value("each", "20"));
        mo.says("/usher role", new Value("person", cleo.account().key()), new Value("role", "mentor"));
    }

    private Persona asks(Persona who, String goal) {
        return who.says("/hours ask", new Value("queue", "Reviews"), new Value("goal", fit(goal + Gallery.HOSTILE.repeat(2), 100)), new Value("tried", WORDS), new Value("stuck", WORDS));
    }

    private void resolved(String goal) {
        asks(ann, goal).isAnswered("Case received");
        cleo.says("/hours next").presses("Answer").fills(new Value("words", WORDS));
        ann.presses("That helped").presses("Let others learn from it");
    }

    private void aCaseIsPublished() {
        queue();
        resolved("Slides ");
        ann.fills(new Value("title", TITLE)).isAnswered("Published");
        cleo.sees("Others can learn from your answer now");
        ben.says("/hours search", new Value("words", fit("everyone " + Gallery.HOSTILE.repeat(3), 200))).isAnswered("Found for").picks("Read one", TITLE).isAnswered("What helped");
        ben.says("/hours ask", new Value("queue", "Reviews"), new Value("goal", fit("everyone " + Gallery.HOSTILE.repeat(2), 100)), new Value("tried", WORDS), new Value("stuck", WORDS)).isAnswered("Does one of these answer it?");
        ben.picks("Read one", TITLE).isAnswered("What helped").presses("That helps").isAnswered("Good to hear");
        asks(ben, "").presses("Ask anyway").isAnswered("Case received");
        mo.says("/hours stats").isAnswered("Asked: 2");
        mo.says("/hours stats", new Value("queue", "Reviews")).isAnswered("Reviews in these 8 weeks");
        cleo.presses("Unpublish").isAnswered("It is not published").sees("An answer of yours is not published any more");
        ann.sees("is not published any more");
        ben.says("/hours search", new Value("words", fit("slides " + Gallery.HOSTILE.repeat(3), 200))).isAnswered("Nothing is found");
    }
}
