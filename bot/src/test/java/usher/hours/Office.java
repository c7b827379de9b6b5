package usher.hours;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.Address;
import usher.Answer;
import usher.Card;
import usher.Feature;
import usher.Value;
import usher.outcomes.Outcomes;
import usher.people.Homes;
import usher.people.People;
import usher.testing.Chat;
import usher.testing.Persona;

/** A community with a queue called Reviews, a moderator, two mentors and two who ask. */
public final class Office implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}");

    public final Chat chat = new Chat(Office::features);
    public final Persona mo = chat.admin("Mo");
    public final Persona ann = chat.member("Ann");
    public final Persona ben = chat.member("Ben");
    public final Persona cleo = chat.member("Cleo");
    public final Persona dora = chat.member("Dora");

    public Office() {
        mo.says("/hours create", HoursFields.NAME.is("Reviews"), HoursFields.ABOUT.is("first pages"), HoursFields.BOARD.is(Address.channel(Chat.MAIN, "mentors")), HoursFields.EACH.is(20));
        mentor(cleo);
        mentor(dora);
    }

    private static List<Feature> features() {
        var all = new ArrayList<Feature>();
        var homes = new Homes(() -> all);
        all.add(new Hours(homes));
        all.add(new Outcomes());
        all.addAll(People.all(() -> all, homes, space -> Optional.of(URI.create("https://invite.example/" + space.id()))));
        return all;
    }

    public void mentor(Persona who) {
        mo.says("/usher role", new Value("person", who.account().key()), new Value("role", "mentor"));
    }

    public Persona asks(Persona who, String goal) {
        return asks(who, goal, "what to leave out");
    }

    public Persona asks(Persona who, String goal, String stuck) {
        return who.says("/hours ask", new Value("queue", "Reviews"), HoursFields.GOAL.is(goal), HoursFields.TRIED.is("templates"), HoursFields.STUCK.is(stuck));
    }

    /** Whoever has waited longest is answered. */
    public Persona answers(Persona mentor, String words) {
        return mentor.says("/hours next").presses("Answer").fills(HoursFields.WORDS.is(words)).isAnswered("answered");
    }

    /** The one-time code that somebody was given. */
    public static Value code(Persona given) {
        return new Value("code", CODE.matcher(given.answered()).results().findFirst().orElseThrow().group());
    }

    /** The number of a case that somebody can see, as its buttons carry it. */
    public Value number(Persona who, String goal) {
        who.says("/hours show", new Value("case", goal));
        return ((Card.Button) ((Answer.Done) who.answer()).card().controls().getFirst()).values().getFirst();
    }

    @Override
    public void close() {
        chat.close();
    }
}
