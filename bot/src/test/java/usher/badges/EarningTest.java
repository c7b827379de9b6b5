package usher.badges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Value;
import usher.testing.AllFeatures;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;

/** Badges by rule: given by themselves when they are earned, once, to whoever earned them and to nobody else. */
class EarningTest {

    private static final Value EVENT = new Value("which", "Portfolio clinic");

    private final Chat chat = new Chat(AllFeatures::together);
    private final Persona mo = chat.admin("Mo");
    private final Persona ann = chat.member("Ann");
    private final Persona ben = chat.member("Ben");

    EarningTest() {
        mo.calls("usher.channel", new Value("channel", Address.channel(Chat.MAIN, "general").key()));
    }

    @AfterEach
    void close() {
        chat.close();
    }

    private Persona rule(String badge, String kind, Value... times) {
        var values = times.length == 0 ? List.of(Badges.NAME.is(badge), Ruling.KIND.is(kind)) : List.of(Badges.NAME.is(badge), Ruling.KIND.is(kind), times[0]);
        return mo.says("/badge rule", values.toArray(Value[]::new));
    }

    /** A clinic tomorrow with two things to do afterwards. */
    private void clinic() {
        mo.says("/checklist create", new Value("name", "Next steps"), new Value("for", "attendees")).isAnswered("Next steps");
        for (var promise : List.of("Write a page", "Show it")) {
            mo.says("/checklist item", new Value("checklist", "Next steps"), new Value("promise", promise), new Value("due", "2 days after")).isAnswered(promise);
        }
        mo.says("/checklist attach", new Value("checklist", "Next steps"), new Value("format", "Micro-event")).isAnswered("goes with");
        event();
    }

    private void event() {
        mo.says("/event create", new Value("title", "Portfolio clinic"), new Value("promise", "A reviewed page"), new Value("start", "2027-01-20 18:00")).isAnswered("is set");
        chat.settles();
    }

    private void until(String instant) {
        chat.passes(Duration.between(chat.clock().instant(), Instant.parse(instant)));
    }

    /** Tells come by day: nobody is asleep. */
    private void passes() {
        chat.passes(Duration.ofMinutes(2));
    }

    private void bothFinish() {
        clinic();
        ann.presses("Going");
        ben.presses("Going");
        until("2027-01-21T12:00:00Z");
        ann.says("/checklist mine").picks("Tick off", "Write a page").picks("Tick off", "Show it").isAnswered("Nothing else is left to do");
        ben.says("/checklist mine").picks("Tick off", "Write a page");
    }

    private static long told(Persona who, String words) {
        return who.direct().stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).contains(words)).count();
    }

    private void has(Persona who, String badge) {
        who.says("/badge list").isAnswered(badge);
    }

    private void hasNone(Persona who) {
        who.says("/badge list").isAnswered("You have no badges yet");
    }

    @Test
    void nothingIsGivenByItselfUntilAModeratorMakesARule() {
        bothFinish();
        passes();
        hasNone(ann);
        ann.says("/badge rules").isAnswered("No badge is given by a rule here");
        ann.says("/badge rule", Badges.NAME.is("First page"), Ruling.KIND.is("checklists")).isRefused("Only moderators can do that here");
    }

    @Test
    void whoFinishesAChecklistIsGivenItsBadgeOnceAndToldOnce() {
        rule("First page", "checklists").isAnswered("From now on the badge First page is given for finishing a checklist for the first time");
        bothFinish();
        passes();
        has(ann, "First page, given 2027-01-21 12:00 UTC");
        hasNone(ben);
        assertThat(told(ann, "You earned the badge First page\nIt is given for finishing a checklist for the first time.")).isEqualTo(1);
        ann.says("/checklist mine").sees("Only you see this");
        rule("First page", "checklists");
        passes();
        assertThat(told(ann, "You earned")).isEqualTo(1);
        assertThat(chat.platform().messages(Address.channel(Chat.MAIN, "general")).stream().map(it -> CardText.of(it.card(), Locale.ENGLISH))).noneMatch(it -> it.contains("earned"));
        mo.says("/usher audit").isAnswered("Ann was given the badge First page by its rule: for finishing a checklist for the first time");
    }

    @Test
    void whatWasDoneBeforeThereWasARuleCountsToo() {
        bothFinish();
        for (var n = 0; n < 60; n++) chat.member("Member " + n).says("/my show");
        rule("First page", "checklists");
        passes();
        has(ann, "First page");
        hasNone(ben);
    }

    @Test
    void whatAModeratorTookARuleDoesNotGiveAgain() {
        rule("First page", "checklists");
        bothFinish();
        passes();
        ann.sees("You earned the badge First page").presses("Share it with everybody").isAnswered("It was announced in #general");
        mo.says("/badge take", Badges.PERSON.is(ann.account()), new Value("badge", "First page")).isAnswered("no longer has").doesNotSee("earned the badge First page");
        rule("First page", "checklists", Ruling.TIMES.is(2));
        rule("First page", "checklists");
        passes();
        hasNone(ann);
        mo.says("/badge give", Badges.PERSON.is(ann.account()), Badges.NAME.is("First page"));
        has(ann, "First page");
    }

    @Test
    void aRuleThatEndsGivesNothingMoreAndTakesNothing() {
        rule("First page", "checklists");
        bothFinish();
        passes();
        rule("first PAGE", "none").isAnswered("The badge First page is given by no rule");
        rule("Unheard of", "none").isAnswered("The badge Unheard of is given by no rule");
        ben.says("/checklist mine").picks("Tick off", "Show it").isAnswered("Nothing else is left");
        passes();
        has(ann, "First page");
        hasNone(ben);
        ben.says("/badge rules").isAnswered("No badge is given by a rule here");
    }

    @Test
    void fourOfFourAreFourThatWereHeldOneAfterTheOther() {
        rule("Four of four", "in-a-row").isAnswered("for coming to 4 events of a series, one after the other");
        event();
        mo.says("/event repeat", EVENT, new Value("how", "weekly")).isAnswered("comes again");
        for (var week = 0; week < 7; week++) {
            ann.presses("Going");
            ben.presses("Going");
            until(Instant.parse("2027-01-20T18:05:00Z").plus(Duration.ofDays(7L * week)).toString());
            var unrolled = week == 2;
            if (!unrolled) mark(ann);
            if (!unrolled && week != 3) mark(ben);
            until(Instant.parse("2027-01-21T12:00:00Z").plus(Duration.ofDays(7L * week)).toString());
            if (week < 4) hasNone(ann); // the third was held without anybody being checked in
            else has(ann, "Four of four");
            hasNone(ben);
        }
        assertThat(told(ann, "You earned the badge Four of four")).isEqualTo(1);
    }

    private void mark(Persona who) {
        long on = chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select max(id) from calendar_event where starts_at < :now").bind("now", chat.clock().instant().atOffset(ZoneOffset.UTC)).mapTo(Long.class).one());
        mo.says("/event attendance", new Value("which", Long.toString(on))).picks("Somebody came", who.name());
    }

    @Test
    void whoIsThankedForTheirAnswersIsAHelper() {
        rule("Helper", "helped", Ruling.TIMES.is(2)).isAnswered("for helping with 2 cases of others");
        mo.says("/usher role", new Value("person", ben.account().key()), new Value("role", "mentor"));
        mo.says("/hours create", new Value("name", "Reviews"), new Value("about", "first pages"), new Value("board", Address.channel(Chat.MAIN, "mentors").key()));
        for (var said : List.of("A lot", "Not really", "Partly")) {
            hasNone(ben);
            ann.says("/hours ask", new Value("queue", "Reviews"), new Value("goal", "A page, " + said), new Value("tried", "templates"), new Value("stuck", "what to leave out " + said));
            ben.says("/hours next").presses("Answer").fills(new Value("words", "Leave out the hobbies")).isAnswered("answered");
            ann.presses("That helped").presses(said);
            passes();
        }
        has(ben, "Helper");
        ann.presses("Not really");
        passes();
        hasNone(ben);
        ann.presses("A lot");
        passes();
        has(ben, "Helper");
        hasNone(ann);
    }

    @Test
    void whoMakesWhatAnEventPromisedHasMadeTheirFirst() {
        rule("First page", "deliverables").isAnswered("for making what an event promised, for the first time");
        event();
        ann.presses("Going");
        ben.presses("Going");
        until("2027-01-21T12:00:00Z");
        long event = chat.bot().database().jdbi().withHandle(handle -> handle.createQuery("select max(id) from calendar_event").mapTo(Long.class).one());
        ann.calls("deliverable.made", new Value("event", Long.toString(event)), new Value("proof", "https://example.org")).isAnswered("Handed in");
        ben.calls("deliverable.not-yet", new Value("event", Long.toString(event)));
        passes();
        has(ann, "First page");
        hasNone(ben);
        ann.says("/my progress").isAnswered("Promised and made: 1");
        ann.calls("deliverable.undo", new Value("event", Long.toString(event))).isAnswered("Open again");
        passes();
        hasNone(ann);
        assertThat(told(ann, "You earned")).isZero();
        ann.calls("deliverable.made", new Value("event", Long.toString(event)), new Value("proof", "https://example.org"));
        ann.calls("deliverable.not-mine", new Value("event", Long.toString(event)));
        ann.calls("deliverable.made", new Value("event", Long.toString(event)), new Value("proof", "https://example.org"));
        passes();
        has(ann, "First page");
    }

    @Test
    void whatIsUndoneIsNotEarnedAndDoneAgainItIs() {
        rule("First page", "checklists");
        bothFinish();
        passes();
        ann.sees("You earned the badge First page").presses("Share it with everybody").presses("Make public").fills(Showing.NAME.is("Ann"));
        var token = ann.answered().replaceAll("(?s).*/badge/([0-9a-f]{32}).*", "$1");
        ben.opens(Showing.PAGE, Showing.TOKEN.is(token)).isAnswered("Ann has the badge First page");
        ann.says("/checklist mine").picks("Take back what I said", "Show it").isAnswered("Open again");
        passes();
        hasNone(ann);
        assertThat(told(ann, "You earned")).isZero();
        assertThat(told(ann, "no longer")).isZero();
        ben.opens(Showing.PAGE, Showing.TOKEN.is(token)).isRefused("There is no badge at this address");
        ann.doesNotSee("earned the badge First page");
        mo.says("/usher audit").isAnswered("Ann no longer has the badge First page: what it was given for was undone");
        ann.says("/checklist mine").picks("Tick off", "Show it");
        passes();
        has(ann, "First page");
        assertThat(told(ann, "You earned")).isEqualTo(1);
    }

    @Test
    void whatAModeratorGaveOrARuleWasEasierForStaysWhateverIsUndone() {
        mo.says("/badge give", Badges.PERSON.is(ann.account()), Badges.NAME.is("First page"));
        rule("First page", "checklists");
        rule("Beginner", "checklists");
        rule("Helper", "helped");
        mo.says("/badge give", Badges.PERSON.is(ann.account()), Badges.NAME.is("Helper"));
        bothFinish();
        passes();
        has(ann, "Beginner");
        rule("Beginner", "checklists", Ruling.TIMES.is(2));
        passes();
        has(ann, "Beginner");
        ann.says("/checklist mine").picks("Take back what I said", "Show it");
        passes();
        ann.says("/badge list").isAnswered("First page").isAnswered("Helper");
        assertThat(ann.answered()).doesNotContain("Beginner");
    }

    @Test
    void whoMutedAllButTheirOwnIsGivenItQuietly() {
        rule("First page", "checklists");
        ann.says("/my mute");
        bothFinish();
        passes();
        has(ann, "First page");
        assertThat(told(ann, "You earned")).isZero();
    }

    @Test
    void whatIsEarnedWhileUsherIsAwayOrJustBeforeItStopsIsGivenOnce() {
        bothFinish();
        rule("First page", "checklists");
        chat.isDownFor(Duration.ofDays(3));
        passes();
        has(ann, "First page");
        assertThat(told(ann, "You earned")).isEqualTo(1);
    }
}
