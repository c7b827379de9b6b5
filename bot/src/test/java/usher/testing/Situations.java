package usher.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import usher.Card;
import usher.Value;

/**
 * What nobody comes to who presses whatever they see: an event that has begun, two who mean the same seat, a second page. Each has a conversation of its own, in
 * which the {@link Gallery} looks on.
 */
final class Situations extends Cast {

    private static final Value TWO_EACH = new Value("per-person", "2");

    private String last = "";

    private Situations(Chat chat) {
        super(chat);
    }

    static List<Consumer<Chat>> all() {
        return List.of(
            chat -> new Situations(chat).manyCome(),
            chat -> new Situations(chat).somebodyWantsTheOtherOption(),
            chat -> new Situations(chat).onlyTokensAdmit(),
            chat -> new Situations(chat).seatsPassFromHandToHand(),
            chat -> new Situations(chat).someMustMove(),
            chat -> new Situations(chat).aDropReleasesTheSeatsOfAnEvent(),
            chat -> new Situations(chat).buttonsOfEarlierVersions(),
            chat -> new Situations(chat).aSeriesMeetsOtherPlans(),
            chat -> new Situations(chat).casesGoTheirWay(),
            chat -> new Situations(chat).promisesAreMadeAndBroken(),
            chat -> new Situations(chat).casesAreAnsweredTogether(),
            chat -> new Situations(chat).twoSpacesBecomeOne());
    }

    /** More than a page of people, and more than a line can say of them. */
    private void manyCome() {
        event("28", "in 26 h");
        var all = new ArrayList<Persona>();
        for (var i = 1; i <= 28; i++) all.add(chat.member("P" + i + " " + fit(Gallery.HOSTILE, 60)));
        all.forEach(who -> who.presses("Going"));
        mo.says("/event attendance", which()).isAnswered("Page 1 of 2").picks("Somebody came", all.getFirst().name()).isRefused("Checking in opens");
        chat.passes(Duration.ofHours(26));
        all.get(0).presses("Check in").fills(new Value("code", checkIn())).isAnswered("Welcome");
        all.get(1).presses("Check in").fills(new Value("code", "WRONG")).isAnswered("not the code");
        ann.presses("Check in").fills(new Value("code", checkIn())).isAnswered("no seat");
        mo.says("/event attendance", which()).picks("Somebody did not come", all.get(1).name()).presses("Next").isAnswered("Page 2 of 2");
        mo.picks("Somebody came", all.get(27).name()).isAnswered("Page 2 of 2").presses("Back").isAnswered("Page 1 of 2");
        mo.picks("Take a mark back", all.get(1).name()).isAnswered("not marked").presses("All the others came").isAnswered("28 of 28 came");
        chat.passes(Duration.ofHours(2));
    }

    private void somebodyWantsTheOtherOption() {
        event(LIVE + " 1, " + WATCHING + " 2", "in 3 days");
        var live = "Going: " + LIVE;
        var watching = "Going: " + WATCHING;
        ann.presses(live).presses(watching).presses("Change to " + WATCHING).isAnswered("You're going");
        ben.presses(live);
        ann.presses(live).isAnswered("is full, so you keep what you have");
        cleo.presses(live).isAnswered("In line").presses(watching).presses("Change to " + WATCHING).isAnswered("You're going");
    }

    private void onlyTokensAdmit() {
        event("2", "in 3 days");
        mo.says("/event gate", which(), new Value("tokens", "K7MQ-2XWD P9RT-4HBC"));
        ann.presses("Going").presses("Enter a token").fills(new Value("token", fit(Gallery.HOSTILE.repeat(2), 64))).isAnswered("none of the tokens");
        ann.presses("Enter a token").fills(new Value("token", "K7MQ-2XWD")).isAnswered("You may come").presses("Going").isAnswered("You're going");
        ben.presses("Enter a token").fills(new Value("token", "K7MQ-2XWD")).isAnswered("used already");
    }

    private void seatsPassFromHandToHand() {
        event("1", "in 3 days");
        ann.presses("Going");
        ben.presses("Maybe");
        cleo.presses("Maybe");
        gives(ann, ben).presses("Withdraw").isAnswered("is not asked any more");
        gives(ann, ben);
        ben.presses("No, thank you").isAnswered("did not want");
        gives(ann, ben);
        chat.passes(Duration.ofHours(25));
        gives(ann, cleo);
        cleo.presses("Take it").isAnswered("You're going");
        drop(2, TWO_EACH);
        ann.presses("Claim").presses("Claim").presses("Take another");
        gives(ann, ben);
        ben.presses("Take it").isAnswered("You're in");
    }

    private static Persona gives(Persona from, Persona to) {
        return from.says("/seat give", which(), new Value("to", to.account().key())).isAnswered("is asked");
    }

    private void someMustMove() {
        event(LIVE + " 2, " + WATCHING + " 2", "in 3 days");
        for (var who : List.of(ann, ben, cleo)) who.presses("Going: " + (who == cleo ? WATCHING : LIVE));
        capacity(1).picks("Move somebody", cleo.name() + ": has a seat, " + WATCHING).fills(new Value("where", REASON.substring(0, 99)), new Value("reason", REASON)).isRefused("I cannot move anybody");
        capacity(1).picks("Move somebody", cleo.name() + ": has a seat, " + WATCHING).fills(new Value("where", "head"), new Value("reason", REASON)).isAnswered("more must move");
        capacity(1).picks("Move somebody", ben.name() + ": has a seat, " + LIVE).fills(new Value("where", "out"), new Value("reason", REASON)).isAnswered("It has 1 seat now");
        move(ann, WATCHING).isAnswered("is in");
        drop(4, TWO_EACH);
        ann.presses("Claim").presses("Claim").presses("Take another");
        move(ann, "out").isAnswered("has several places").picks("Which one?", ann.name() + ": has a seat").fills(new Value("where", "out"), new Value("reason", REASON)).isAnswered("has no place any more");
    }

    private void aDropReleasesTheSeatsOfAnEvent() {
        event(LIVE + " 1, " + WATCHING + " 2", "in 3 days");
        var drop = new Value("title", fit("D " + Gallery.HOSTILE, 100));
        mo.says("/drop create", drop, new Value("event", TITLE), new Value("opens", "in 1 h"), new Value("mode", "draw"), new Value("question", fit(Gallery.HOSTILE.repeat(4), 300)), new Value("sign-up", "only here")).isAnswered("is set");
        ann.presses("Maybe").presses("Claim").isRefused("opens");
        chat.passes(Duration.ofHours(1));
        for (var who : List.of(ann, ben, cleo)) who.presses("Claim: " + LIVE).isAnswered("in the draw");
        ann.says("/my show");
        chat.passes(Duration.ofMinutes(1));
        mo.says("/drop pause", new Value("which", drop.text()));
        mo.says("/drop close", new Value("which", drop.text())).isAnswered("is closed");
    }

    private Persona capacity(int seats) {
        return mo.says("/seat capacity", new Value("what", TITLE), new Value("seats", Integer.toString(seats))).isAnswered("must move first");
    }

    private Persona move(Persona who, String where) {
        return mo.says("/seat move", new Value("what", TITLE), new Value("who", who.account().key()), new Value("where", where), new Value("reason", REASON));
    }

    /** Buttons never expire: what a message of an earlier version carries is answered like what replaced it. */
    private void buttonsOfEarlierVersions() {
        drop(1);
        for (var who : List.of(ann, ben, cleo)) who.presses("Claim");
        ann.presses("Give back");
        ben.calls("drop.pass", offered(ben)).isAnswered("");
        cleo.calls("drop.accept", offered(cleo)).isAnswered("You're in");
    }

    private static Value offered(Persona to) {
        return to.direct().getLast().card().controls().stream().map(Card.Button.class::cast).findFirst().orElseThrow().values().getFirst();
    }

    private void aSeriesMeetsOtherPlans() {
        event("2", "2027-02-03 17:30");
        mo.says("/event edit", which(), new Value("title", fit("Other " + Gallery.HOSTILE, 100)));
        event("2", "2027-01-20 18:00");
        mo.says("/event repeat", which(), new Value("how", "weekly")).isAnswered("On 1 day a host has something else").presses("Leave them out").isAnswered("Left out");
    }

    /** What mentors and the clock make of cases, to the end of each. */
    private void casesGoTheirWay() {
        var words = new Value("words", fit(Gallery.HOSTILE.repeat(40), 2_000));
        ann.says("/hours list").isAnswered("no office hours").says("/hours cases").isAnswered("no cases");
        queue("Hours", "always");
        cleo.says("/hours next").isAnswered("Nobody waits");
        mo.says("/hours day", new Value("queue", "Hours"), new Value("day", "2027-03-28"), new Value("times", "closed"));
        mo.says("/hours change", new Value("queue", "Hours"), new Value("about", REASON));
        mo.says("/hours promise", new Value("queue", "Hours"), new Value("first-answer", "0 h")).isAnswered("promises nothing");
        for (var i = 0; i < 12; i++) asks(i % 2 == 0 ? ann : ben, i + " ");
        asks(ann, "x").isRefused("open in").says("/hours cases").isAnswered("in line").says("/hours list").isAnswered("12 cases wait");
        cleo.says("/hours next").presses("Ask back").fills(words).isAnswered("waiting for the asker");
        chat.passes(Duration.ofDays(3));
        ann.sees("waits for you: there is a question").presses("Add something").fills(words);
        cleo.sees("says about").presses("Answer").fills(words);
        chat.passes(Duration.ofDays(3));
        ann.sees("Did the answer to").presses("That helped").isAnswered("resolved").presses("Partly").presses("Say more").fills(new Value("words", REASON)).isAnswered("it helped partly");
        cleo.sees("You helped").says("/hours next");
        mo.says("/usher role", new Value("person", mo.account().key()), new Value("role", "mentor"));
        cleo.presses("Hand over").fills(new Value("to", mo.account().key()));
        mo.sees("to you").presses("Hand back");
        mo.says("/hours next").presses("Escalate").fills(new Value("why", REASON));
        ben.sees("escalated").presses("Show it").presses("Withdraw").isAnswered("withdrawn").presses("Reopen").isAnswered("new");
        cleo.presses("Take the next").isAnswered("With: ");
        mo.says("/hours show", new Value("case", goal("6 "))).presses("Triage").fills(new Value("priority", "first")).isAnswered("comes before all").presses("Take").isAnswered("Stands: taken");
        mo.says("/hours show", new Value("case", goal("8 "))).presses("Triage").fills(new Value("priority", "turn")).isAnswered("in its turn");
        chat.passes(Duration.ofHours(20));
        cleo.sees("waits for you until");
        chat.passes(Duration.ofHours(4));
        cleo.sees("is back in line").says("/hours next").presses("Answer").fills(words);
        chat.passes(Duration.ofDays(8));
        cleo.says("/hours cases");
        mo.says("/hours retire", new Value("queue", "Hours")).isAnswered("takes no more cases");
        chat.hears(Chat.MAIN);
        queue("Weekly", "sun 2-3");
        asks(ann, "0 ").isAnswered("is closed now and opens");
        casesAreTalkedAbout();
    }

    private void casesAreTalkedAbout() {
        chat.hears(Chat.MAIN);
        asks(ann, "20 ");
        cleo.says("/hours show", new Value("case", goal("20 "))).presses("Take").presses("Ask back").fills(new Value("words", REASON));
        chat.passes(Duration.ofSeconds(4)); // what hangs under a message waits until that is shown
        ben.says("/hours cases"); // the gallery looks on when somebody is answered
        ann.sees("is passed on to them").writes(fit(Gallery.HOSTILE.repeat(40), 2_000));
        ben.says("/hours cases");
        ann.sees("Which case is that about?").picks("Choose the case", goal("20 ")).isAnswered("Passed on");
        chat.passes(Duration.ofSeconds(4));
        cleo.sees("What is written in the thread");
        var zoe = chat.member("Zoe");
        zoe.writes("hello?");
        zoe.sees("nobody was told");
        ann.says("/hours show", new Value("case", goal("20 "))).presses("That helped");
        chat.passes(Duration.ofDays(15));
        ann.writes(ann.direct().stream().filter(it -> it.card().title().pattern().equals("{who} has taken {goal}")).toList().getLast(), "one more");
        ann.sees("That was not passed on");
    }

    /** What is promised is nearly due and then late, with a mentor and without. */
    private void promisesAreMadeAndBroken() {
        queue("Hours", "always");
        mo.says("/hours promise", new Value("queue", "Hours"), new Value("first-answer", "4 h"), new Value("resolution", "2 d")).isAnswered("promises: first answer");
        mo.says("/hours rules", new Value("queue", "Hours")).isAnswered("Everybody");
        mo.says("/hours question", new Value("queue", "Hours"), new Value("question", fit(Gallery.HOSTILE.repeat(6), 300))).isAnswered("And: ");
        for (var i = 0; i < 4; i++) asks(ann, i + " ");
        mo.says("/hours rules", new Value("queue", "Hours"), new Value("pause", "2 d"), new Value("one-queue", "yes"), new Value("usher-role", "mentor")).says("/hours list").isAnswered("Only for");
        cleo.says("/hours line").isAnswered("the oldest first").says("/hours line", new Value("page", "2")).isAnswered("is empty");
        cleo.says("/hours line", new Value("whose", "mine")).isAnswered("no such cases").says("/hours next");
        chat.passes(Duration.ofHours(5));
        cleo.sees("is back in line before all others");
        mo.sees("promises were not kept");
        ann.sees("has not come");
    }

    private void casesAreAnsweredTogether() {
        queue("Hours", "always");
        asks(ann, "0 ");
        cleo.says("/hours show", new Value("case", goal("0 "))).presses("Merge").isAnswered("There is no other case");
        asks(ben, "1 ");
        cleo.says("/hours show", new Value("case", goal("1 "))).presses("Merge").isAnswered("Which case is").picks("Answer it together with", goal("0 ")).isAnswered("Answered with it");
        cleo.says("/hours next").presses("Put off").fills(new Value("when", "in 3 d")).isAnswered("put off until");
        chat.passes(Duration.ofDays(3));
        cleo.sees("is back: you had").says("/hours show", new Value("case", goal("0 "))).presses("Hand back");
        cleo.says("/hours show", new Value("case", goal("1 "))).presses("Unmerge").isAnswered("waiting");
        cleo.says("/hours merge", new Value("case", goal("1 ")), new Value("into", goal("0 "))).says("/hours next");
        ann.says("/hours show", new Value("case", goal("0 "))).presses("Edit").fills(new Value("stuck", REASON), new Value("links", "")).isAnswered("taken");
        cleo.sees("changed");
        ann.says("/hours show", new Value("case", goal("0 "))).presses("Withdraw");
        cleo.sees("still waits for your answer").says("/hours show", new Value("case", goal("1 "))).presses("Answer").fills(new Value("words", REASON));
        ben.presses("Not yet").fills(new Value("words", REASON));
    }

    private void queue(String name, String open) {
        mo.says("/hours create", new Value("name", name), new Value("about", REASON), new Value("board", "test:main/channel/mentors"), new Value("open", open), new Value("each", "6")).isAnswered("open for cases");
        mo.says("/usher role", new Value("person", cleo.account().key()), new Value("role", "mentor"));
        last = name;
    }

    private Persona asks(Persona who, String goal) {
        return who.says("/hours ask", new Value("queue", last), new Value("goal", goal(goal)), new Value("tried", fit(Gallery.HOSTILE.repeat(30), 1_500)),
            new Value("stuck", fit(Gallery.HOSTILE.repeat(30), 1_500)), new Value("links", fit("https://e.x/?a=" + Gallery.HOSTILE.repeat(9), 500)), new Value("urgency", "today"), new Value("tags", "*b*, <@U1>, @everyone"));
    }

    private static String goal(String first) {
        return fit(first + Gallery.HOSTILE.repeat(2), 100);
    }

    private void twoSpacesBecomeOne() {
        var olga = chat.admin(Chat.OTHER, "Olga " + Gallery.HOSTILE);
        connect(olga);
        mo.presses("Decline").isAnswered("Declined");
        connect(olga);
        mo.presses("Confirm").isAnswered("is now part of your community");
        olga.sees("are now one community");
    }
}
