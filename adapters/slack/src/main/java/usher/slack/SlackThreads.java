package usher.slack;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import usher.Account;
import usher.Card;
import usher.Space;
import usher.Text;
import usher.Wanted;

/** A discussion on Slack is the thread under a message. It begins with a reply that says what it is for and names the people, and pings none of them. */
final class SlackThreads {

    /** Names in a discussion's head. */
    private static final int MOST_NAMES = 30;

    private SlackThreads() {}

    static Wanted.Message head(Wanted.Thread thread, Space here, Function<Account, String> names) {
        var card = Card.of("Discussion: {name}", Text.text("name", thread.name()));
        if (thread.over()) return Wanted.message(card.tone(Card.Tone.OVER).note("It is over. What was said here stays here to be read."), thread.locale());
        var people = thread.people().stream().filter(it -> it.space().equals(here)).distinct().toList();
        return Wanted.message((people.isEmpty() ? card : named(card, people, names)).note("Questions, answers and links around it belong in this thread."), thread.locale());
    }

    private static Card named(Card card, List<Account> people, Function<Account, String> names) {
        var shown = people.stream().limit(MOST_NAMES).map(names).collect(Collectors.joining(", "));
        var more = people.size() - MOST_NAMES;
        return more <= 0 ? card.say("With {people}", Text.plain("people", shown))
            : card.say("With {people} and {more, plural, one {# other} other {# others}}", Text.plain("people", shown), Text.count("more", more));
    }

    /** Whether there is nothing to reply to any more. */
    static boolean isGone(String error) {
        return error.equals("thread_not_found") || error.equals("message_not_found") || error.equals("cannot_reply_to_message");
    }
}
