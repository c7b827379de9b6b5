package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Answer;
import usher.Value;
import usher.testing.Chat;
import usher.testing.Persona;

class HoursTest {

    private static final Value BOARD = HoursFields.BOARD.is(Address.channel(Chat.MAIN, "mentors"));

    private final Chat chat = new Chat(Desk::features);
    private final Persona mo = chat.admin("Mo");
    private final Persona ann = chat.member("Ann");
    private final Persona ben = chat.member("Ben");
    private final Persona cleo = chat.member("Cleo");

    @AfterEach
    void close() {
        chat.close();
    }

    private void queue(Value... more) {
        var values = new ArrayList<>(List.of(HoursFields.NAME.is("Reviews"), HoursFields.ABOUT.is("first pages"), BOARD));
        values.addAll(List.of(more));
        mo.says("/hours create", values.toArray(Value[]::new)).isAnswered("Reviews is open for cases");
        mentor(cleo);
    }

    private void mentor(Persona who) {
        mo.says("/usher role", new Value("person", who.account().key()), new Value("role", "mentor"));
    }

    private Persona asks(Persona who, String goal) {
        return who.says("/hours ask", new Value("queue", "Reviews"), HoursFields.GOAL.is(goal), HoursFields.TRIED.is("templates"), HoursFields.STUCK.is("what to leave out"));
    }

    private String board() {
        return String.join("\n", chat.channel("mentors").stream().map(it -> usher.testing.CardText.of(it.card(), it.locale())).toList());
    }

    @Test
    void aCaseIsAskedTakenAnsweredAndResolved() {
        queue();
        asks(ann, "A first page").isAnswered("Case received: A first page").isAnswered("number 1 in Reviews").isAnswered("Too few cases");
        assertThat(board()).contains("Reviews: 1 case waits").contains("A first page: new").contains("Open at all hours.");
        cleo.says("/hours next").isAnswered("Stuck at: what to leave out");
        ann.sees("Cleo has taken A first page");
        assertThat(board()).contains("nobody waits").contains("A first page: taken, with @Cleo");
        cleo.presses("Answer").fills(HoursFields.WORDS.is("Leave out the hobbies")).isAnswered("answered");
        ann.sees("Cleo answers A first page").sees("Leave out the hobbies").presses("That helped").isAnswered("resolved");
        cleo.sees("You helped @Ann: A first page is resolved");
        assertThat(board()).doesNotContain("A first page");
    }

    @Test
    void aMentorAsksBackAndGetsAnAnswer() {
        queue();
        asks(ann, "A first page");
        cleo.says("/hours next").presses("Ask back").fills(HoursFields.WORDS.is("Who reads it?"));
        ann.sees("Who reads it?").presses("Add something").fills(HoursFields.WORDS.is("Recruiters"));
        cleo.sees("Ann says about A first page").sees("Recruiters").presses("Answer").fills(HoursFields.WORDS.is("Then short"));
        ann.presses("Not yet").fills(HoursFields.WORDS.is("How short?"));
        cleo.sees("How short?");
    }

    @Test
    void whoAskedOnOnePlatformIsAnsweredFromTheOther() {
        queue();
        asks(ann, "A first page");
        var rob = connected();
        var ida = chat.member(Chat.OTHER, "Ida");
        mo.says("/hours list").isAnswered("Reviews");
        rob.says("/usher role", new Value("person", ida.account().key()), new Value("role", "mentor"));
        rob.says("/hours board", new Value("queue", "Reviews"), HoursFields.BOARD.is(Address.channel(Chat.OTHER, "help"))).isAnswered("is shown in");
        ida.sees("Reviews: 1 case waits").presses("Take the next").isAnswered("A first page").presses("Answer").fills(HoursFields.WORDS.is("`code` stays <b>"));
        ann.sees("Ida answers A first page").sees("`code` stays <b>").presses("That helped");
        ida.sees("You helped @Ann");
    }

    private static Value code(Persona asked) {
        var code = java.util.regex.Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(asked.answered());
        assertThat(code.find()).isTrue();
        return new Value("code", code.group());
    }

    /** The other platform's space is of the same community from here on; returns its admin. */
    private Persona connected() {
        var rob = chat.admin(Chat.OTHER, "Rob");
        mo.says("/usher connect");
        rob.says("/usher connect", code(mo)).isAnswered("I asked Mo to confirm");
        mo.presses("Confirm");
        return rob;
    }

    @Test
    void nobodyMentorsThemselvesAfterLinkingTheirAccounts() {
        queue();
        var rob = connected();
        var cleoToo = chat.member(Chat.OTHER, "Cleo Too");
        asks(ann, "First");
        cleoToo.says("/hours ask", new Value("queue", "Reviews"), HoursFields.GOAL.is("Her own"), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("y")).isAnswered("number 2");
        cleo.says("/hours next").says("/hours next").isAnswered("Her own");
        cleo.says("/my link");
        cleoToo.says("/my link", code(cleo));
        assertThat(board()).contains("Her own: waiting").contains("First: taken");
        cleo.says("/hours next").isAnswered("Nobody waits");
        rob.says("/hours list").isAnswered("1 case waits");
    }

    @Test
    void twoCommunitiesWithAQueueOfOneNameKeepBoth() {
        queue();
        asks(ann, "First");
        chat.admin(Chat.OTHER, "Rob").says("/hours create", HoursFields.NAME.is("reviews"), HoursFields.ABOUT.is("theirs"), HoursFields.BOARD.is(Address.channel(Chat.OTHER, "help")));
        var dora = chat.member(Chat.OTHER, "Dora");
        dora.says("/hours ask", new Value("queue", "reviews"), HoursFields.GOAL.is("Theirs"), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("y"));
        var rob = connected();
        rob.says("/hours list").isAnswered("Reviews").isAnswered("theirs");
        dora.says("/hours cases").isAnswered("Theirs: new, number 1 in line");
        cleo.says("/hours next").isAnswered("First").says("/hours next").isAnswered("Theirs");
        dora.sees("Cleo has taken Theirs");
    }

    @Test
    void whoLeavesHandsBackWhatTheyTookAndWhatTheyAskedEnds() {
        queue();
        asks(ann, "First");
        asks(ben, "Second");
        cleo.says("/hours next").calls("people.left");
        assertThat(board()).contains("2 cases wait");
        var dora = chat.member("Dora");
        mentor(dora);
        dora.says("/hours show", new Value("case", "Second")).presses("Take");
        ben.calls("people.left");
        dora.sees("Second was withdrawn");
        assertThat(board()).contains("1 case waits").contains("First");
    }

    @Test
    void whoAskedEarlierIsTakenEarlierUnlessEscalatedOrPutFirst() {
        queue();
        asks(ann, "One");
        asks(ben, "Two").isAnswered("number 2");
        asks(ben, "Three").isAnswered("number 3");
        mo.says("/hours show", new Value("case", "Three")).presses("Triage").fills(new Value("priority", "first"));
        cleo.says("/hours show", new Value("case", "Two")).presses("Escalate").fills(HoursFields.WHY.is("needs a lawyer"));
        ben.sees("Cleo escalated Two").sees("needs a lawyer").says("/hours cases").isAnswered("Two: escalated, number 1 in line").isAnswered("Three: waiting, number 2 in line");
        for (var goal : List.of("Two", "Three", "One")) cleo.says("/hours next").isAnswered(goal);
        cleo.says("/hours next").isAnswered("Nobody waits");
    }

    @Test
    void aMentorPutsTheirOwnCaseBeforeNobodys() {
        queue();
        mentor(ben);
        asks(ann, "One");
        asks(ben, "Two").isAnswered("[Withdraw]");
        var two = new Value("case", mo.says("/hours show", new Value("case", "Two")).answer() instanceof Answer.Done done ? ((usher.Card.Button) done.card().controls().getFirst()).values().getFirst().text() : "");
        ben.calls("hours.escalate", two, HoursFields.WHY.is("mine")).isRefused("only mentors, moderators can do that");
        ben.calls("hours.triage", two, new Value("priority", "first")).isRefused("only mentors, moderators can do that");
        cleo.says("/hours next").isAnswered("One");
    }

    @Test
    void aHundredMentorsTakeOneCaseAndOneHasIt() {
        queue();
        asks(ann, "A first page");
        var mentors = IntStream.range(0, 100).mapToObj(i -> chat.member("M" + i)).toList();
        mentors.forEach(this::mentor);
        var id = new Value("case", mo.says("/hours show", new Value("case", "A first page")).answer() instanceof Answer.Done done
            ? ((usher.Card.Button) done.card().controls().getFirst()).values().getFirst().text() : "");
        var answers = mentors.stream().map(who -> who.sends("hours.take", id)).toList().stream().map(it -> it.toCompletableFuture().join()).toList();
        assertThat(answers.stream().filter(Answer.Done.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Answer.Refused.class::isInstance)).hasSize(99);
        assertThat(ann.direct()).hasSize(1);
        mentors.forEach(who -> who.says("/hours cases"));
        assertThat(mentors.stream().filter(who -> who.answered().contains("You have taken"))).hasSize(1);
    }

    @Test
    void fiveHundredAskAtOnceAndEachHasTheirOwnPlace() {
        queue();
        var people = IntStream.range(0, 500).mapToObj(i -> chat.member("P" + i)).toList();
        var sent = people.stream().map(who -> {
            chat.clock().forward(Duration.ofMillis(1));
            return who.sends("hours.ask", new Value("queue", "Reviews"), HoursFields.GOAL.is("of " + who.name()), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("y"));
        }).toList();
        var said = sent.stream().map(it -> usher.testing.CardText.of(it.toCompletableFuture().join(), java.util.Locale.ENGLISH)).toList();
        assertThat(said).allMatch(it -> it.contains("Case received"));
        assertThat(board()).contains("500 cases wait").contains("and 490 more");
        for (var i = 0; i < 500; i++) people.get(i).says("/hours cases").isAnswered("number " + (i + 1) + " in line");
    }

    @Test
    void asManyCasesAsTheQueueAllows() {
        queue(HoursFields.EACH.is(1));
        asks(ann, "One");
        asks(ann, "Two").isRefused("You have 1 case open in Reviews");
        assertThat(ann.draft().values()).containsEntry("goal", "Two");
        ann.says("/hours show", new Value("case", "One")).presses("Withdraw").isAnswered("withdrawn");
        asks(ann, "Two").isAnswered("Case received");
    }

    @Test
    void aLeaseEndsWithAWarning() {
        queue();
        asks(ann, "A first page");
        cleo.says("/hours next");
        chat.passes(Duration.ofHours(19));
        cleo.doesNotSee("waits for you until");
        chat.passes(Duration.ofHours(1));
        cleo.sees("A first page waits for you until 2027-01-13 12:00 UTC");
        chat.passes(Duration.ofHours(4));
        cleo.sees("A first page is back in line");
        assertThat(board()).contains("1 case waits");
        asks(ben, "Another").isAnswered("number 2");
        assertThat(cleo.direct().stream().filter(it -> usher.testing.CardText.of(it.card(), it.locale()).contains("waits for you until"))).hasSize(1);
    }

    @Test
    void whateverAMentorDoesRenewsTheLease() {
        queue();
        asks(ann, "A first page");
        cleo.says("/hours next");
        chat.passes(Duration.ofHours(10));
        cleo.presses("Ask back").fills(HoursFields.WORDS.is("Who reads it?"));
        ann.presses("Add something").fills(HoursFields.WORDS.is("Recruiters"));
        chat.passes(Duration.ofHours(19));
        cleo.doesNotSee("waits for you until");
    }

    @Test
    void anAskerWhoFallsSilentIsNudgedThenClosedAndReopensWithOnePress() {
        queue();
        asks(ann, "A first page");
        cleo.says("/hours next").presses("Answer").fills(HoursFields.WORDS.is("Leave out the hobbies"));
        chat.passes(Duration.ofDays(3));
        ann.sees("Did the answer to A first page help?");
        chat.passes(Duration.ofDays(4));
        ann.sees("I closed A first page, since nothing more came").presses("Reopen").isAnswered("waiting");
        cleo.sees("A first page was reopened").presses("Take");
        cleo.presses("Close it").isAnswered("resolved");
        chat.passes(Duration.ofDays(15));
        ann.says("/hours show", new Value("case", "A first page")).presses("Reopen").isRefused("ended more than 14 days ago");
    }

    @Test
    void theClockGoesOnWhileTheBotIsDown() {
        queue();
        asks(ann, "A first page");
        cleo.says("/hours next");
        chat.isDownFor(Duration.ofDays(3));
        cleo.sees("A first page is back in line").doesNotSee("waits for you until");
        mo.says("/usher trouble").isAnswered("its time was over before anybody could be warned");
    }

    @Test
    void aWarningThatWouldComeTooLateIsLeftUnsaidOnRecord() {
        queue();
        asks(ann, "A first page");
        chat.passes(Duration.ofHours(15));
        cleo.says("/hours next");
        chat.passes(Duration.ofHours(30));
        cleo.sees("A first page is back in line").doesNotSee("waits for you until");
        mo.says("/usher trouble").isAnswered("it would have lost its point before the end of their quiet hours");
    }

    @Test
    void aQueueOpensAndClosesByItselfAndTakesCasesMeanwhile() {
        queue(HoursFields.OPEN.is("tue-thu 17:00-19:00"), HoursFields.ZONE.is("Berlin"));
        asks(ann, "A first page").isAnswered("Reviews is closed now and opens 2027-01-12 16:00 UTC");
        assertThat(board()).contains("it opens 2027-01-12 16:00 UTC");
        chat.passes(Duration.ofHours(4));
        assertThat(board()).contains("Open until 2027-01-12 18:00 UTC");
        mo.says("/hours day", new Value("queue", "Reviews"), HoursFields.DAY.is("2027-01-13"), HoursFields.WINDOWS.is("closed")).isAnswered("Reviews on 2027-01-13: closed");
        chat.passes(Duration.ofHours(2));
        assertThat(board()).contains("it opens 2027-01-14 16:00 UTC");
        mo.says("/hours change", new Value("queue", "Reviews"), HoursFields.OPEN.is("always"));
        assertThat(board()).contains("Open at all hours.");
    }

    @Test
    void afterSomeCasesTheWaitIsEstimated() {
        queue(HoursFields.EACH.is(20));
        for (var i = 0; i < 12; i++) {
            asks(ann, "Case " + i);
            chat.passes(Duration.ofMinutes(10));
            cleo.says("/hours next").presses("Answer").fills(HoursFields.WORDS.is("so"));
        }
        asks(ben, "Mine").isAnswered("it is taken between 2027-01-12 14:10 UTC and 2027-01-12 14:10 UTC; 8 of 10 times");
    }

    @Test
    void whoAskedIsNotOfferedToTakeTheirOwn() {
        queue();
        assertThat(asks(cleo, "A mentor's").answered()).contains("[Withdraw]").doesNotContain("[Take]");
    }

    @Test
    void nobodyDoesWhatIsNotTheirs() {
        queue();
        asks(ann, "A first page");
        ben.says("/hours next").isRefused("Only mentors");
        ben.says("/hours show", new Value("case", "A first page")).isRefused("I know nothing here called A first page");
        ann.says("/hours show", new Value("case", "A first page"));
        var id = ((usher.Card.Button) ((Answer.Done) ann.answer()).card().controls().getFirst()).values().getFirst();
        for (var move : Move.values()) {
            ben.calls(HoursFields.name(move), id, HoursFields.WORDS.is("x"), HoursFields.WHY.is("x"), HoursFields.TO.is(cleo.account()), new Value("priority", "first"), new Value("into", id.text()), new Value("when", "in 2 d")).isRefused(move == Move.MERGE ? "Only mentors" : "none of the cases you can see");
        }
        ann.calls("hours.take", id).isRefused("your own case");
        cleo.calls("hours.answer", id, HoursFields.WORDS.is("x")).isRefused("A first page is new, so that cannot be done now");
        cleo.calls("hours.take", id).calls("hours.take", id).isAnswered("taken");
        mo.calls("hours.answer", id, HoursFields.WORDS.is("x")).isRefused("only the mentor who has it can do that now");
        mo.calls("hours.hand-over", id, HoursFields.TO.is(ben.account())).isRefused("is no mentor here");
        mentor(ben);
        mo.calls("hours.hand-over", id, HoursFields.TO.is(ben.account())).isAnswered("taken");
        ben.sees("Mo handed A first page to you");
        cleo.sees("Ben has A first page now");
    }

    @Test
    void whatIsAskedSurvivesARestartAndAPressTwiceIsOne() {
        queue();
        ann.delivers("same", "hours.ask", new Value("queue", "Reviews"), HoursFields.GOAL.is("Once"), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("y"));
        chat.restarts();
        ann.delivers("same", "hours.ask", new Value("queue", "Reviews"), HoursFields.GOAL.is("Once"), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("y")).isAnswered("Case received: Once");
        assertThat(board()).contains("1 case waits");
    }

    @Test
    void whoIsForgottenTakesTheirCasesAlong() {
        queue();
        asks(ann, "Something private");
        cleo.says("/hours next").presses("Answer").fills(HoursFields.WORDS.is("Kept words"));
        asks(ben, "Another");
        cleo.says("/hours next").presses("Answer").fills(HoursFields.WORDS.is("For Ben"));
        mo.says("/hours show", new Value("case", "Something private"));
        mo.calls("hours.answer", ((usher.Card.Button) ((Answer.Done) mo.answer()).card().controls().getFirst()).values().getFirst(), HoursFields.WORDS.is("x")).isRefused("With Something private only");
        ann.says("/my export");
        assertThat(new String(((Answer.Download) ann.answer()).content(), java.nio.charset.StandardCharsets.UTF_8)).contains("Something private");
        ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(chat.rows()).doesNotContain("Something private").doesNotContain(ann.account().key());
        cleo.says("/my erase").presses("Erase everything");
        assertThat(chat.rows()).doesNotContain(cleo.account().key()).contains("For Ben");
        assertThat(chat.rows()).doesNotContain(cleo.account().direct().key());
        assertThat(board()).contains("Another: waiting");
    }

    @Test
    void aPageOfOnesOwnSaysHowOnesCasesStandAndForgetsThemWithTheirAsker() {
        queue();
        ann.calls("home.opened");
        cleo.calls("home.opened");
        asks(ann, "A first page");
        assertThat(home(ann)).contains("Your case: A first page, new");
        cleo.says("/hours next");
        assertThat(home(ann)).contains("Your case: A first page, taken");
        assertThat(home(cleo)).contains("You have taken: A first page, taken");
        chat.passes(Duration.ofHours(24));
        assertThat(home(cleo)).doesNotContain("A first page");
        cleo.says("/hours next");
        ann.says("/my erase").presses("Erase everything");
        assertThat(home(cleo)).doesNotContain("A first page");
    }

    private String home(Persona who) {
        chat.settles();
        return usher.testing.CardText.of(chat.platform().messages(who.account().home()).getFirst().card(), java.util.Locale.ENGLISH);
    }

    @Test
    void aCaseHoldsSoManyMessagesAndNoMore() {
        queue();
        asks(ann, "A first page").presses("Add something").fills(HoursFields.WORDS.is("0"));
        var id = new Value("case", ((usher.Card.Button) ((Answer.Done) ann.answer()).card().controls().getFirst()).values().getFirst().text());
        for (var i = 1; i < Cases.MOST_SAID; i++) ann.calls("hours.reply", id, HoursFields.WORDS.is("word " + i)).isAnswered("A first page");
        ann.calls("hours.reply", id, HoursFields.WORDS.is("one more")).isRefused("200 messages are said about A first page, and that is as many as fit");
        cleo.says("/hours next").presses("Close it").isAnswered("resolved");
    }

    @Test
    void aRetiredQueueTakesNoMore() {
        queue();
        asks(ann, "A first page");
        mo.says("/hours retire", new Value("queue", "Reviews")).isAnswered("takes no more cases");
        assertThat(board()).contains("It takes no more cases.").contains("A first page");
        asks(ben, "Late").isRefused("");
        cleo.says("/hours next").isAnswered("A first page");
    }

    @Test
    void aRetiredQueueIsBroughtBackAsItWas() {
        queue();
        mo.says("/hours retire", new Value("queue", "Reviews")).presses("Take cases again").isAnswered("Reviews takes cases");
        mo.says("/hours retire", new Value("queue", "Reviews")).isAnswered("takes no more cases");
        mo.says("/hours create", HoursFields.NAME.is("reviews"), HoursFields.ABOUT.is("Anything"), BOARD).isRefused("There was a queue called Reviews. /hours resume brings it back");
        mo.says("/hours resume", new Value("queue", "Reviews")).isAnswered("Reviews takes cases");
        assertThat(board()).doesNotContain("It takes no more cases.");
        asks(ben, "In time").isAnswered("In time");
    }

    @Test
    void whatWasTakenIsAnsweredAlikeWhenItIsDeliveredAgainToWhoeverIsNoMentorAnyMore() {
        queue();
        asks(ann, "A first page");
        cleo.delivers("twice", "hours.next").isAnswered("A first page");
        mo.says("/usher role", new Value("person", cleo.account().key()), new Value("role", "mentor"), new Value("do", "take")).isAnswered("Cleo");
        cleo.delivers("twice", "hours.next").isAnswered("A first page");
        cleo.delivers("once more", "hours.next").isRefused("Only mentors can do that");
    }
}
