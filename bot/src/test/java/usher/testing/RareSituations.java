package usher.testing;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import usher.Answer;
import usher.Card;
import usher.Value;

/** What people read now and then: about themselves and their accounts, about mistakes, and about what others changed. Like {@link Situations} otherwise. */
final class RareSituations extends Cast {

    private RareSituations(Chat chat) {
        super(chat);
    }

    static List<Consumer<Chat>> all() {
        return List.of(
            chat -> new RareSituations(chat).wishes(),
            chat -> new RareSituations(chat).rolesAndBadges(),
            chat -> new RareSituations(chat).twoAccountsBecomeOne(),
            chat -> new RareSituations(chat).somebodyGuesses(),
            chat -> new RareSituations(chat).theTimeChanges(),
            chat -> new RareSituations(chat).someMayCome(),
            chat -> new RareSituations(chat).aQuestionIsAnsweredLater(),
            chat -> new RareSituations(chat).tiersAndTokens(),
            chat -> new RareSituations(chat).pagesOfTheWeb(),
            chat -> new RareSituations(chat).mentorsSayWhatTheyKnow(),
            chat -> new RareSituations(chat).anAnswerFromBeforeOneIsForgotten());
    }

    private void wishes() {
        ann.says("/drop list").isAnswered("No drops are set");
        ann.says("/my quiet", new Value("hours", "22-8")).isAnswered("Quiet from");
        ann.says("/my quiet", new Value("hours", "never")).isAnswered("No quiet hours");
        ann.says("/my quiet", new Value("hours", Gallery.HOSTILE.substring(0, 50))).isRefused("");
        for (var word : List.of("event", "drop", "usher", "my")) mo.calls("menu", new Value("of", word)).isAnswered("What would you like to do?");
    }

    private void rolesAndBadges() {
        role(cleo, "mentor", "take").isAnswered("is not");
        role(mo, "moderator", "take").isAnswered("by a role of the platform");
        var badge = fit(Gallery.HOSTILE, 60);
        var to = new Value("person", cleo.account().key());
        cleo.says("/badge list").isAnswered("You have no badges yet");
        mo.says("/badge list", to).isAnswered("They have no badges yet");
        mo.says("/badge give", to, new Value("badge", badge)).isAnswered("has the badge");
        mo.says("/badge list", to).isAnswered("Their badges");
        cleo.says("/badge list").isAnswered("Your badges");
    }

    private void mentorsSayWhatTheyKnow() {
        var studies = new Value[] {new Value("specialities", fit(Gallery.HOSTILE.replace(",", ""), 30) + ", portfolios, <b>, c++"), new Value("languages", "de, Português"), new Value("cases", "1"),
            new Value("one", fit(Gallery.HOSTILE.repeat(20), 1_000)), new Value("two", fit("2 " + Gallery.HOSTILE.repeat(20), 1_000))};
        var who = new Value("who", cleo.account().key());
        ann.says("/mentor list").isAnswered("There are no mentors yet").says("/mentor list", new Value("speciality", fit(Gallery.HOSTILE, 60))).isAnswered("No mentor says");
        cleo.says("/my mentor").fills(studies[0], studies[1], studies[3]).isRefused("Two case studies are needed");
        cleo.says("/my mentor").fills(studies).isAnswered("you applied").presses("Withdraw").isAnswered("you are no mentor yet");
        mo.sees("took their case studies back");
        cleo.says("/my mentor").fills().says("/my show").isAnswered("waits for a moderator");
        mo.presses("Decline").fills(new Value("reason", REASON)).isAnswered("declined the case studies");
        cleo.sees("need something more").presses("Change and send again").fills(studies);
        mo.says("/mentor applications").picks("Look at one", "Cleo " + Gallery.HOSTILE).isAnswered("wants to be a mentor").presses("Approve").isAnswered("approved the case studies");
        cleo.sees("you are a mentor now").says("/my mentor").fills(new Value("two", fit("3 " + Gallery.HOSTILE.repeat(20), 1_000))).isAnswered("until then others see these");
        mo.sees("wants other case studies to be shown").presses("Approve");
        cleo.sees("your case studies are approved").says("/my break", new Value("until", "10 days")).isAnswered("You take no cases until");
        ann.says("/mentor show", who).isAnswered("on a break until").says("/mentor list").isAnswered("Mentors");
        cleo.presses("I am back").isAnswered("Welcome back").says("/my back").isAnswered("You are on no break");
        mo.says("/hours create", new Value("name", "Hours"), new Value("about", REASON), new Value("board", "test:main/channel/mentors"));
        for (var goal : new String[] {"A portfolio", "My portfolios"}) ann.says("/hours ask", new Value("queue", "Hours"), new Value("goal", goal), new Value("tried", "x"), new Value("stuck", "y"));
        mo.says("/hours show", new Value("case", "A portfolio")).isAnswered("It may suit").picks("Hand it to", "Cleo " + Gallery.HOSTILE).isAnswered("taken");
        cleo.says("/hours next").isRefused("The next week begins");
        cleo.says("/mentor show", who).isAnswered("none more before");
        ann.says("/my mentor").fills(studies);
        var read = ((Answer.Done) mo.says("/mentor applications").answer()).card();
        ann.says("/my mentor").fills(new Value("specialities", "talks"));
        mo.calls("mentor.application", new Value("application", ((Card.Pick) read.controls().getFirst()).options().getFirst().value())).isRefused("changed or taken back");
    }

    private Persona role(Persona who, String role, String act) {
        return mo.says("/usher role", new Value("person", who.account().key()), new Value("role", role), new Value("do", act));
    }

    private void twoAccountsBecomeOne() {
        var olga = chat.admin(Chat.OTHER, "Olga " + Gallery.HOSTILE);
        connect(olga);
        mo.presses("Confirm").isAnswered("is now part of your community");
        olga.sees("are now one community");
        event("3", "in 3 days");
        ann.presses("Going");
        ann.calls("my.show");
        var other = chat.member(Chat.OTHER, "Ann " + Gallery.HOSTILE);
        drop(2);
        ann.presses("Claim");
        other.calls("drop.claim", claim());
        ann.says("/my link").isAnswered("Your code is");
        other.says("/my link", new Value("code", oneTime(ann))).isAnswered("Your accounts are linked");
        ann.sees("typed your code");
        other.says("/my unlink").isAnswered("Which account");
        other.says("/my unlink", new Value("account", ann.account().key())).isAnswered("stands by itself again");
    }

    private Value claim() {
        return chat.channel("general").getLast().card().controls().stream().map(usher.Card.Button.class::cast).findFirst().orElseThrow().values().getFirst();
    }

    private void somebodyGuesses() {
        event("2", "in 26 h");
        ann.presses("Going");
        chat.passes(Duration.ofHours(26));
        for (var i = 2; i < 7; i++) ann.says("/event checkin", new Value("code", "AAAA" + i)).isAnswered("not the code");
        ann.says("/event checkin", new Value("code", checkIn())).isAnswered("too many wrong codes");
    }

    private void theTimeChanges() {
        event("2", "in 3 days", new Value("place", fit(Gallery.HOSTILE, 100)));
        ann.presses("Going");
        mo.says("/event edit", which(), new Value("start", "in 4 days"), new Value("place", fit("Elsewhere " + Gallery.HOSTILE, 100)));
        ann.sees("was changed");
        mo.says("/event cancel", which(), new Value("reason", REASON));
        ann.sees("is cancelled");
    }

    private void someMayCome() {
        event("2", "in 3 days");
        ann.presses("Maybe");
        mo.says("/event remind", which(), new Value("before", "1 d, 2 h, 10 min")).isAnswered("Reminders of");
        chat.passes(Duration.ofDays(2));
        ann.sees("Are you coming to");
        mo.says("/event remind", which(), new Value("before", "none")).isAnswered("Reminders of");
    }

    private void aQuestionIsAnsweredLater() {
        drop(1, new Value("question", fit(Gallery.HOSTILE.repeat(4), 300)));
        ann.presses("Claim");
        ben.presses("Claim");
        chat.passes(Duration.ofMinutes(6));
        ben.presses("Accept").isAnswered("Please answer").presses("Answer").fills(new Value("answer", REASON)).isAnswered("Your answer is kept");
    }

    private void tiersAndTokens() {
        drop(2, new Value("tiers", LIVE + " 1, " + WATCHING + " 1"));
        mo.says("/drop gate", which(), new Value("tokens", "K7MQ-2XWD P9RT-4HBC L2QW-7XYZ"));
        var tokens = List.of("K7MQ-2XWD", "P9RT-4HBC");
        for (var who : List.of(ann, ben)) who.presses("Enter a token").fills(new Value("token", tokens.get(who == ann ? 0 : 1))).isAnswered("Your token is good");
        ann.presses("Claim: " + LIVE).isAnswered("You're in");
        ben.presses("Claim: " + LIVE).isAnswered("In line");
        ben.presses("Claim: " + WATCHING).isAnswered("You are in line already");
    }

    private void pagesOfTheWeb() {
        drop(2, new Value("mode", "draw"), new Value("opens", "in 1 h"));
        chat.passes(Duration.ofHours(1));
        for (var who : List.of(ann, ben, cleo)) who.presses("Claim");
        var draw = claim();
        ann.opens("drop.draw-page", draw).isAnswered("Nothing is drawn yet");
        chat.passes(Duration.ofMinutes(1));
        ann.opens("drop.draw-page", draw).isAnswered("The tickets in the order").opens("drop.draw-data", draw);
        event("2", "in 3 days");
        var link = mo.says("/event feed").answered();
        mo.opens("calendar.feed", new Value("token", link.replaceAll("(?s).*/calendar/([0-9a-f]+)\\.ics.*", "$1")));
    }

    private void anAnswerFromBeforeOneIsForgotten() {
        ann.says("/my show");
        var role = new Value[] {new Value("person", ann.account().key()), new Value("role", "mentor")};
        mo.delivers("before", "usher.role", role).isAnswered("is now");
        ann.says("/my erase").presses("Erase everything").isAnswered("You are forgotten");
        mo.delivers("before", "usher.role", role).isAnswered("That was done already");
    }
}
