package usher.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import usher.Answer;
import usher.Card;
import usher.Text;
import usher.Value;

/** What people promise before and after an event. Like {@link Situations} otherwise. */
final class PromisedSituations extends Cast {

    private static final String NAME = fit(Gallery.HOSTILE, 60);
    private static final Pattern SECRET = Pattern.compile("(?<=/badge/)[0-9a-f]{32}");
    private static final Value STEPS = new Value("checklist", NAME);

    private PromisedSituations(Chat chat) {
        super(chat);
    }

    static List<Consumer<Chat>> all() {
        return List.of(chat -> new PromisedSituations(chat).stepsAreTaken(), chat -> new PromisedSituations(chat).stepsAreIgnored(),
            chat -> new PromisedSituations(chat).nobodyTriedTheRoom(), chat -> new PromisedSituations(chat).itIsRecognised(), chat -> new PromisedSituations(chat).thirtyDaysLater());
    }

    private void steps() {
        mo.says("/checklist list");
        mo.says("/checklist create", new Value("name", NAME), new Value("for", "attendees"), new Value("weekends", "no")).isAnswered(NAME);
        item("1", "1 day before", new Value("why", fit(Gallery.HOSTILE.repeat(4), 200)));
        item("2", "1 day after", new Value("why", fit(Gallery.HOSTILE.repeat(4), 200)));
        item("3", "2 h after", new Value("link", "https://example.org/" + "a".repeat(200)), new Value("proof", "link"));
        item("4", "mon 9:00 after", new Value("proof", "words"), new Value("rubric", fit(Gallery.HOSTILE.replace(',', ' '), 60) + ", complete"));
        item("5", "1 week after item 2");
        mo.presses("Attach it to a format").fills(new Value("format", "Micro-event")).isAnswered("goes with");
        mo.says("/checklist holidays", new Value("days", fit(Gallery.HOSTILE, 60))).isRefused("I cannot read");
        mo.says("/checklist holidays", new Value("days", "none")).isAnswered("No day").says("/checklist holidays", new Value("days", "2030-12-24 to 2031-01-01")).isAnswered("Kept free");
        mo.says("/checklist list").picks("Show one", NAME).isAnswered("1 week after item 2");
    }

    private static String promise(String number) {
        return fit(number + " " + Gallery.HOSTILE.repeat(4), 200);
    }

    private void item(String number, String due, Value... more) {
        var values = new ArrayList<>(List.of(STEPS, new Value("promise", promise(number)), new Value("due", due)));
        values.addAll(List.of(more));
        mo.says("/checklist item", values.toArray(Value[]::new)).isAnswered("due");
    }

    private void going() {
        event("3", "in 26 h");
        mo.says("/checklist report", new Value("event", TITLE)).isAnswered("Nobody has");
        ann.presses("Going");
        ben.presses("Going");
        chat.passes(Duration.ofMinutes(1));
    }

    private void stepsAreTaken() {
        steps();
        going();
        ann.says("/checklist mine").isAnswered("1 thing").picks("Tick off", promise("1")).isAnswered("Ticked off").presses("Undo").isAnswered("Open again");
        chat.passes(Duration.ofHours(48));
        ann.says("/checklist mine").picks("Tick off and show it", promise("3")).fills(new Value("proof", Gallery.HOSTILE)).isRefused("no link");
        ann.fills(new Value("proof", "https://example.org")).isAnswered("Ticked off");
        ann.says("/checklist mine").picks("Not for me", promise("5")).presses("Say why").fills(new Value("reason", REASON)).isAnswered("Thank you");
        ann.says("/checklist mine").picks("Ask me later", promise("2")).fills(new Value("until", fit(Gallery.HOSTILE, 60))).isRefused("I cannot read");
        ann.fills(new Value("until", "tomorrow")).isAnswered("I ask again");
        ann.says("/checklist mine").picks("Tick off", promise("2")).picks("Tick off", promise("1"));
        chat.platform().closeDirect(ben.account().user());
        mo.says("/event host", new Value("which", TITLE), new Value("who", ben.account().key()));
        ann.says("/checklist mine").picks("Tick off and show it", promise("4")).fills(new Value("proof", Gallery.HOSTILE)).isAnswered("Nothing else");
        ann.says("/checklist mine").isAnswered("Nothing is left");
        mo.says("/checklist reviews").picks("Look at one", ann.name() + ": " + promise("4")).picks("How far: complete", "partly there").presses("Send the review").fills(new Value("words", Gallery.HOSTILE)).isRefused("each of the 2 things");
        mo.picks("How far: " + fit(Gallery.HOSTILE.replace(',', ' '), 60).strip(), "fully there").presses("Send the review").fills(new Value("words", Gallery.HOSTILE)).isAnswered("You reviewed");
        mo.says("/checklist reviews").isAnswered("Nothing waits");
        mo.says("/checklist detach", STEPS, new Value("format", "Micro-event")).isAnswered("no more");
    }

    private void stepsAreIgnored() {
        steps();
        going();
        chat.platform().closeDirect(ben.account().user());
        chat.passes(Duration.ofDays(2));
        mo.says("/checklist report", new Value("event", TITLE)).isAnswered("What became").presses("As a picture").isAnswered("What became");
        ann.says("/my show").sees("you wanted to do");
        chat.passes(Duration.ofDays(2));
        ann.picks("Tick off", promise("2")).sees("Still open: ");
        ann.presses("Ask me tomorrow").isAnswered("I ask again");
        chat.passes(Duration.ofDays(40));
        ann.sees("That was the last time");
    }

    private void nobodyTriedTheRoom() {
        var max = chat.admin("Max");
        max.says("/my show");
        mo.says("/checklist create", new Value("name", NAME), new Value("for", "hosts"));
        item("1", "1 h before", new Value("escalates", "yes"));
        mo.presses("Attach it to a format").fills(new Value("format", "Micro-event")).isAnswered("goes with");
        going();
        chat.passes(Duration.ofHours(25));
        max.says("/my show").sees("something is not ticked off");
        mo.says("/my show").sees("something is not ticked off").picks("Tick off", promise("1")).isAnswered("Ticked off");
    }

    private void thirtyDaysLater() {
        ann.says("/my deliverable").isAnswered("at no event yet");
        event("3", "in 26 h");
        ann.presses("Going");
        ben.presses("Going");
        chat.passes(Duration.ofDays(2));
        ann.says("/my deliverable").isAnswered("1 thing is open");
        chat.passes(Duration.ofDays(30));
        ann.says("/my show").isAnswered("Did you make it?").sees("did you make what it promised");
        ann.presses("Not for me").isAnswered("Not for you").presses("Undo").isAnswered("Open again").presses("Not yet, or no").isAnswered("Not made");
        ann.presses("I made it").fills(new Value("proof", fit(Gallery.HOSTILE.repeat(20), 800))).isAnswered("Handed in");
        ann.says("/my deliverable").isAnswered("all of it is settled");
        mo.says("/event report", new Value("event", TITLE)).isAnswered("What came of").presses("As a table").isAnswered("person by person");
        mo.says("/event report").isAnswered("What events came to").presses("As a table").isAnswered("one by one");
        event("4", "in 34 h");
        ben.presses("Going");
        event("5", "in 36 h");
        ben.presses("Going");
        chat.passes(Duration.ofDays(32));
        ben.sees("Thirty days after 2 events");
    }

    private void itIsRecognised() {
        mo.says("/badge rules").isAnswered("No badge is given by a rule");
        for (var kind : List.of("deliverables", "in-a-row", "helped")) mo.says("/badge rule", new Value("badge", kind), new Value("for", kind), new Value("times", "3"));
        mo.says("/badge rule", new Value("badge", NAME), new Value("for", "checklists")).isAnswered("From now on");
        mo.says("/badge rule", new Value("badge", "helped"), new Value("for", "none")).isAnswered("by no rule");
        mo.says("/badge rules").isAnswered(NAME);
        mo.says("/checklist create", new Value("name", NAME), new Value("for", "attendees")).isAnswered(NAME);
        item("1", "1 day after");
        mo.presses("Attach it to a format").fills(new Value("format", "Micro-event")).isAnswered("goes with");
        event("3", "in 26 h");
        ann.presses("Going");
        chat.passes(Duration.ofHours(48));
        ann.says("/checklist mine").picks("Tick off", promise("1")).isAnswered("Ticked off");
        chat.passes(Duration.ofHours(20));
        ann.sees("You earned the badge").presses("Share it with everybody").isAnswered("It was announced in");
        ann.presses("Make public").fills(new Value("name", NAME)).isAnswered("The page names you");
        var token = found(SECRET, ann);
        ann.opens("badge.page", new Value("token", token)).isAnswered("has the badge");
        ann.says("/badge list").picks("Show a badge", NAME).presses("Make private").isAnswered("whoever reads");
        ann.opens("badge.page", new Value("token", token)).isRefused("There is no badge");
        ann.says("/my progress").isAnswered("Your progress");
        ann.opens("progress.page", new Value("token", progress())).isAnswered("What Ann");
    }

    private String progress() {
        return ((Answer.Done) ann.answer()).card().blocks().stream().filter(Card.Paragraph.class::isInstance).flatMap(it -> ((Card.Paragraph) it).text().args().stream()).filter(Text.Link.class::isInstance)
            .map(it -> ((Text.Link) it).to().getPath().replaceFirst(".*/", "")).findFirst().orElseThrow();
    }
}
