package usher.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import usher.Address;
import usher.Space;
import usher.Value;
import usher.Wanted;
import usher.testing.CardText;
import usher.testing.Chat;
import usher.testing.Persona;
import usher.testing.TestPlatform.Shown;

/** What people write about a case in threads and private messages reaches the others, on whichever platform they are. */
class TalkTest {

    private static final Address MENTORS = Address.channel(Chat.MAIN, "mentors");
    private static final Address HELP = Address.channel(Chat.OTHER, "help");

    private final Chat chat = new Chat(Desk::features);
    private final Persona mo = chat.admin("Mo");
    private final Persona ann = chat.member("Ann");
    private final Persona rob = chat.admin(Chat.OTHER, "Rob");
    private final Persona ida = chat.member(Chat.OTHER, "Ida");

    @BeforeEach
    void aQueueWithMentorsOnTheOtherPlatform() {
        chat.hears(Chat.MAIN);
        chat.hears(Chat.OTHER);
        mo.says("/hours create", HoursFields.NAME.is("Reviews"), HoursFields.ABOUT.is("first pages"), HoursFields.BOARD.is(MENTORS)).isAnswered("Reviews is open").doesNotSee("I am not told");
        mo.says("/usher connect");
        rob.says("/usher connect", code(mo));
        mo.presses("Confirm");
        rob.says("/hours board", new Value("queue", "Reviews"), HoursFields.BOARD.is(HELP));
        mentor(ida);
        asks(ann, "A first page");
    }

    @AfterEach
    void close() {
        chat.close();
    }

    private void mentor(Persona who) {
        rob.says("/usher role", new Value("person", who.account().key()), new Value("role", "mentor"));
    }

    private static Value code(Persona asked) {
        var code = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(asked.answered());
        assertThat(code.find()).isTrue();
        return new Value("code", code.group());
    }

    private static void asks(Persona who, String goal) {
        who.says("/hours ask", new Value("queue", "Reviews"), HoursFields.GOAL.is(goal), HoursFields.TRIED.is("templates"), HoursFields.STUCK.is("what to leave out")).isAnswered("Case received");
    }

    /** The head of the case's room in that channel. */
    private Shown head(Address channel, String goal) {
        chat.settles();
        return chat.platform(channel.space()).messages(channel).stream().filter(it -> it.wanted() instanceof Wanted.Message && it.card().title().plain(Locale.ROOT).equals(goal)).findFirst().orElseThrow();
    }

    /** What stands in the case's thread there, oldest first, the discussion's own head left out. */
    private List<String> room(Address channel) {
        for (var i = 0; i < 2; i++) chat.passes(Duration.ofSeconds(2)); // what hangs under a message waits until that is shown
        return chat.platform(channel.space()).messages().stream().filter(it -> it.at().kind() == Address.Kind.UNDER && it.at().channel().equals(channel) && it.wanted() instanceof Wanted.Message)
            .map(it -> CardText.of(it.card(), Locale.ENGLISH)).toList();
    }

    private List<String> direct(Persona who) {
        return who.direct().stream().map(it -> CardText.of(it.card(), Locale.ENGLISH)).toList();
    }

    @Test
    void whatIsWrittenGoesBothWaysAcrossPlatforms() {
        ida.says("/hours next");
        ann.sees("What you write to me here is passed on").writes("I had **two** pages");
        assertThat(room(HELP)).containsExactly("@Ann\nI had **two** pages");
        assertThat(room(MENTORS)).containsExactly("@Ann\nI had **two** pages");
        ida.writes(head(HELP, "A first page"), "Make it one");
        assertThat(direct(ann)).last().isEqualTo("@Ida says about A first page\nMake it one");
        assertThat(room(MENTORS)).hasSize(2).last().isEqualTo("@Ida\nMake it one");
        assertThat(room(HELP)).as("nobody hears themselves").hasSize(1);
        ann.says("/hours show", new Value("case", "A first page")).isAnswered("Make it one").isAnswered("I had **two** pages");
    }

    @Test
    void whatIsSaidByButtonsStandsInTheRoomToo() {
        ida.says("/hours next").presses("Ask back").fills(HoursFields.WORDS.is("Who reads it?"));
        ann.writes("Recruiters");
        assertThat(room(HELP)).containsExactly("Ida asks back\nWho reads it?".replace("Ida", "@Ida"), "@Ann\nRecruiters");
        ida.says("/hours cases").isAnswered("A first page: taken");
        ida.presses("Answer").fills(HoursFields.WORDS.is("Then one page"));
        assertThat(room(HELP)).last().isEqualTo("@Ida answers\nThen one page");
    }

    @Test
    void editsAndDeletionsFollowAndWhatIsDeliveredAgainChangesNothing() {
        ida.says("/hours next");
        var first = ann.writes("I had two pges");
        var second = ann.writes("And hobbies");
        ann.edits(first, 1, "I had two pages").edits(first, 1, "I had two pages");
        assertThat(room(HELP)).containsExactly("@Ann\nI had two pages", "@Ann\nAnd hobbies");
        ann.edits(first, 3, "I had three pages").edits(first, 2, "late");
        ann.deletes(second).deletes(second).edits(second, 9, "back from the dead");
        assertThat(room(HELP)).containsExactly("@Ann\nI had three pages");
        assertThat(ann.answered()).isEqualTo("Heard");
    }

    @Test
    void whatIsHeardLateStandsWhereItWasWritten() {
        ida.says("/hours next");
        var said = direct(ann).size();
        var head = head(HELP, "A first page");
        var third = ida.writes(head, 3, "three");
        ida.writes(head, 4, "// aside");
        ida.writes(head, 1, "one");
        ida.writes(head, 2, "two");
        assertThat(direct(ann).subList(said, said + 3)).containsExactly("@Ida says about A first page\none", "@Ida says about A first page\ntwo", "@Ida says about A first page\nthree");
        assertThat(room(MENTORS)).containsExactly("@Ida\none", "@Ida\n// aside", "@Ida\ntwo", "@Ida\nthree");
        ida.edits(third, 1, "the third").deletes(ida.writes(head, 5, "five"));
        assertThat(direct(ann).subList(said, direct(ann).size())).containsExactly("@Ida says about A first page\none", "@Ida says about A first page\ntwo", "@Ida says about A first page\nthe third");
        ida.edits(third, 2, "// not for her");
        assertThat(direct(ann).subList(said, direct(ann).size())).containsExactly("@Ida says about A first page\none", "@Ida says about A first page\ntwo");
    }

    @Test
    void whatMentorsSayAmongThemselvesIsNotInTheCaseThatItsAskerLooksAt() {
        ida.says("/hours next");
        ida.writes(head(HELP, "A first page"), "// she should rest");
        ida.writes(head(HELP, "A first page"), "Make it one");
        ann.says("/hours show", new Value("case", "A first page")).isAnswered("Make it one");
        assertThat(ann.answered()).doesNotContain("she should rest");
        ida.says("/hours show", new Value("case", "A first page")).isAnswered("she should rest");
    }

    @Test
    void whatWasDeletedBeforeItWasHeardIsNotPassedOn() {
        ida.says("/hours next");
        ann.deletes("said-later").edits("said-later", 0, "already taken back");
        assertThat(room(HELP)).isEmpty();
        assertThat(ann.answered()).isEqualTo("Heard");
    }

    @Test
    void theRoomHasWhatWasSaidBeforeItOpened() {
        ann.writes("One more thing");
        assertThat(room(HELP)).isEmpty();
        ann.says("/hours show", new Value("case", "A first page")).presses("Add something").fills(HoursFields.WORDS.is("By a button"));
        ann.writes("And the last");
        ida.says("/hours next");
        assertThat(room(HELP)).containsExactly("@Ann\nOne more thing", "@Ann says\nBy a button", "@Ann\nAnd the last");
        assertThat(CardText.of(head(HELP, "A first page").card(), Locale.ENGLISH)).contains("Stands: taken").contains("Lines that begin with //").contains("[Answer]").doesNotContain("[Take]");
    }

    @Test
    void whatBeginsWithTwoSlashesStaysAmongHelpers() {
        ida.says("/hours next");
        var said = direct(ann).size();
        ida.writes(head(HELP, "A first page"), "// a hard one");
        assertThat(direct(ann)).hasSize(said);
        assertThat(room(MENTORS)).containsExactly("@Ida\n// a hard one");
    }

    @Test
    void withSeveralCasesTheirAuthorSaysWhichIsMeant() {
        asks(ann, "A second page");
        ida.says("/hours next").says("/hours next");
        var about = ann.writes("Which font?");
        assertThat(direct(ann)).last().asString().contains("Which case is that about?");
        ann.edits(about, 1, "Which typeface?").picks("Choose the case", "A second page").isAnswered("Passed on: A second page");
        assertThat(room(HELP)).containsExactly("@Ann\nWhich typeface?");
        ann.doesNotSee("Which case is that about?");
        var news = ann.direct().stream().filter(it -> CardText.of(it.card(), Locale.ENGLISH).startsWith("@Ida has taken A first page")).findFirst().orElseThrow();
        ann.writes(news, "And here?");
        assertThat(room(HELP)).hasSize(2).last().isEqualTo("@Ann\nAnd here?");
        var deleted = ann.writes("Never mind");
        ann.deletes(deleted).picks("Choose the case", "A second page").isRefused("You deleted that message");
        assertThat(room(HELP)).hasSize(2);
    }

    @Test
    void whoHasNoCaseIsToldThatNobodyHeardAndOnlyOnce() {
        var ben = chat.member("Ben");
        ben.writes("hello?");
        ben.writes("anybody?");
        assertThat(direct(ben)).singleElement().asString().contains("nobody was told");
    }

    @Test
    void strangersInTheThreadAndMessagesElsewhereConcernNobody() {
        ida.says("/hours next");
        var said = direct(ann).size();
        chat.member(Chat.OTHER, "Eve").writes(head(HELP, "A first page"), "let me in");
        var board = chat.platform(Chat.OTHER).messages(HELP).stream().filter(it -> it.card().title().pattern().contains("case waits")).findFirst().orElseThrow();
        ida.writes(board, "under the board");
        assertThat(direct(ann)).hasSize(said);
        assertThat(room(MENTORS)).isEmpty();
    }

    @Test
    void aMentorAtWorkKeepsTheCase() {
        ida.says("/hours next");
        chat.passes(Duration.ofHours(23));
        ida.writes(head(HELP, "A first page"), "I am reading");
        chat.passes(Duration.ofHours(23));
        ida.says("/hours cases").isAnswered("A first page: taken");
        chat.passes(Duration.ofHours(2));
        ida.says("/hours cases").isAnswered("You have no cases");
    }

    @Test
    void atNightOnlyWhoeverIsInTheConversationIsWritten() {
        ida.says("/hours next");
        ann.says("/my quiet", new Value("hours", "11-13")); // it is noon
        var said = direct(ann).size();
        ida.writes(head(HELP, "A first page"), "Good morning");
        assertThat(direct(ann)).hasSize(said);
        ann.writes("I am up late");
        ida.writes(head(HELP, "A first page"), "So am I");
        assertThat(direct(ann).subList(said, said + 2)).containsExactly("@Ida says about A first page\nGood morning", "@Ida says about A first page\nSo am I");
        chat.passes(Duration.ofHours(2));
        assertThat(direct(ann)).hasSize(said + 2);
    }

    @Test
    void withoutEarsEverythingGoesByButtons() {
        var deaf = new Space("third", "T3");
        var sue = chat.admin(deaf, "Sue");
        sue.calls("space.seen", new Value("name", "Third"));
        sue.says("/hours create", HoursFields.NAME.is("Others"), HoursFields.ABOUT.is("x"), HoursFields.BOARD.is(Address.channel(deaf, "b"))).isAnswered("In Third I am not told what people write");
        sue.says("/usher role", new Value("person", sue.account().key()), new Value("role", "mentor"));
        var tom = chat.member(deaf, "Tom");
        tom.says("/hours ask", new Value("queue", "Others"), HoursFields.GOAL.is("G"), HoursFields.TRIED.is("x"), HoursFields.STUCK.is("y"));
        sue.says("/hours next");
        assertThat(chat.rows()).contains("{who} has taken {goal}").doesNotContain("What you write to me here").doesNotContain("third:T3/under");
    }

    @Test
    void whoIsForgottenTakesTheConversationWithThem() {
        ida.says("/hours next");
        ann.writes("my secret number 4711");
        ida.writes(head(HELP, "A first page"), "4711 is yours");
        ann.says("/my export");
        ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(chat.rows()).doesNotContain("4711");
        assertThat(room(HELP)).isEmpty();
        assertThat(room(MENTORS)).isEmpty();
    }

    @Test
    void theQuestionWhichCaseIsMeantGoesWithWhoeverAskedOneOfThem() {
        ida.says("/hours next").writes("Which one?");
        ida.sees("Which case is that about?");
        ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(chat.rows()).doesNotContain("A first page");
        ida.doesNotSee("Which case is that about?");
    }

    @Test
    void whatAHelperSaidStaysWithoutThem() {
        ida.says("/hours next");
        ida.writes("Leave out the hobbies");
        ida.sees("Which case is that about?").doesNotSee("[Passed on").picks("Choose the case", "A first page");
        ann.sees("Leave out the hobbies");
        ida.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        assertThat(chat.rows()).contains("Leave out the hobbies").doesNotContain(ida.account().key()).doesNotContain(ida.account().direct().key());
    }

    @Test
    void theyAreAllThereAfterACrowdARestartAndAnOutage() {
        ida.says("/hours next");
        chat.platform(Chat.OTHER).down(true);
        IntStream.range(0, 20).forEach(i -> ann.writes("line " + i));
        chat.restarts();
        chat.platform(Chat.OTHER).down(false);
        chat.passes(Duration.ofMinutes(20));
        assertThat(room(HELP)).containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "@Ann\nline " + i).toList());
    }

    /** Both sides tell the same story, whatever was delivered twice, late or out of order in between. */
    @Test
    void aHundredHistoriesEndAlikeOnBothSides() {
        ann.says("/hours cases").picks("Look at one", "A first page").presses("Withdraw");
        for (var seed = 0; seed < 100; seed++) new History(seed).plays();
    }

    /** A case with its messages, as they should read in the end. */
    private final class History {
        private record Written(Persona by, String reference) {}

        private final SplittableRandom random;
        private final String goal;
        private final List<Written> written = new ArrayList<>();
        private final List<String> words = new ArrayList<>();

        History(int seed) {
            random = new SplittableRandom(seed);
            goal = "Seed " + seed;
        }

        void plays() {
            asks(ann, goal);
            ida.says("/hours next").isAnswered(goal);
            var head = head(HELP, goal);
            for (var i = 0; i < 1 + random.nextInt(5); i++) {
                var said = goal + " line " + i;
                written.add(random.nextBoolean() ? new Written(ann, ann.writes(said)) : new Written(ida, ida.writes(head, said)));
                words.add(said);
                if (random.nextInt(3) == 0) change(random.nextInt(words.size()));
                if (random.nextInt(60) == 0) chat.restarts();
            }
            assertThat(lines(room(HELP), "@Ann\n")).as(goal).isEqualTo(left(ann));
            assertThat(lines(direct(ann), "@Ida says about " + goal + "\n")).as(goal).isEqualTo(left(ida));
            ann.says("/hours show", new Value("case", goal)).presses("That helped");
        }

        private List<String> left(Persona by) {
            return IntStream.range(0, words.size()).filter(i -> written.get(i).by() == by && !words.get(i).isEmpty()).mapToObj(words::get).toList();
        }

        /** Edited or deleted, and then what was older is delivered once more. */
        private void change(int i) {
            var it = written.get(i);
            if (words.get(i).isEmpty() || random.nextInt(3) == 0) {
                it.by().deletes(it.reference()).edits(it.reference(), 1_000, "too late");
                words.set(i, "");
            } else {
                words.set(i, words.get(i) + "!");
                it.by().edits(it.reference(), words.get(i).length(), words.get(i));
                if (random.nextBoolean()) it.by().edits(it.reference(), 1, "an older version");
            }
        }

        private List<String> lines(List<String> shown, String by) {
            return shown.stream().filter(it -> it.startsWith(by + goal + " line")).map(it -> it.substring(by.length())).toList();
        }
    }
}
