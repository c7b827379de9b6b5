package usher.testing;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import usher.Value;

/** What people say of an event when it is over. Like {@link Situations} otherwise. */
final class SurveySituations extends Cast {

    private static final Value ABOUT = new Value("event", TITLE);

    private SurveySituations(Chat chat) {
        super(chat);
    }

    static List<Consumer<Chat>> all() {
        return List.of(chat -> new SurveySituations(chat).peopleSayHowItWas(), chat -> new SurveySituations(chat).fewSayHowItWas());
    }

    private void wasOver() {
        chat.passes(Duration.ofHours(29));
    }

    private void peopleSayHowItWas() {
        mo.says("/survey set", new Value("survey", "off")).isAnswered("has no survey");
        mo.says("/survey set", new Value("survey", "on"), new Value("format", "Micro-event")).isAnswered("has a survey");
        event("9", "in 26 h");
        var all = List.of(ann, ben, cleo, chat.member("Dora"), chat.member("Emil"), chat.member("Fred"));
        all.forEach(who -> who.presses("Going"));
        mo.says("/survey results", ABOUT).isAnswered("Nobody was asked");
        wasOver();
        ann.says("/survey mine").isAnswered("How was");
        for (var i = 0; i < all.size(); i++) {
            all.get(i).picks("The event, from 0 to 10", i == 0 ? "10: extremely likely" : Integer.toString(10 - i)).picks("Its hosts, from 0 to 10", i == 0 ? "0: not at all likely" : "9");
            all.get(i).presses("What would make it better?").fills(new Value("words", i + fit(Gallery.HOSTILE.repeat(9), 700))).isAnswered("Thank you");
        }
        mo.says("/survey results", ABOUT).isAnswered("What they say is shown when");
        chat.passes(Duration.ofDays(7));
        mo.presses("Read it").isAnswered("In their words");
        mo.says("/survey mentor").isAnswered("Over all events");
    }

    private void fewSayHowItWas() {
        event("3", "in 26 h");
        ann.presses("Going");
        ben.presses("Going");
        cleo.presses("Going");
        chat.platform().closeDirect(cleo.account().user());
        wasOver();
        cleo.presses("Answer").isAnswered("How was");
        chat.passes(Duration.ofDays(3));
        ann.says("/my show").sees("the only reminder").calls("survey.show", new Value("event", Long.toString(newest()))).isAnswered("How was");
        ben.presses("I was not there").isAnswered("Then I do not ask you");
        ann.picks("The event, from 0 to 10", "3");
        chat.passes(Duration.ofDays(7));
        mo.says("/survey results", ABOUT).isAnswered("1 answer; shown from");
        mo.says("/survey mentor").isAnswered("0 answers");
        ann.says("/survey mine").isAnswered("No survey is open");
    }

    private long newest() {
        return chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select max(id) from calendar_event").mapTo(Long.class).one());
    }
}
