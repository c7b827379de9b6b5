package usher.mentors;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import usher.Address;
import usher.Value;
import usher.hours.HoursFields;
import usher.testing.AllFeatures;
import usher.testing.Chat;
import usher.testing.Persona;

/** A community with a queue of office hours, a moderator, and whoever is or wants to be a mentor. */
final class Faculty implements AutoCloseable {

    static final String ONE = "Eve could not decide what to leave out of her portfolio. We cut it to three pages, and she was invited twice.";
    static final String TWO = "Olaf wanted a raise and had no figures. We wrote down what he had saved the company, and he got most of it.";
    static final String OTHER = "Ida was afraid of her first talk. We rehearsed it three times in an empty room, and she has given it twice since.";

    final Chat chat = new Chat(AllFeatures::together);
    final Persona mo = chat.admin("Mo");
    final Persona ann = chat.member("Ann");
    final Persona cleo = chat.member("Cleo");

    Faculty() {
        mo.says("/hours create", HoursFields.NAME.is("Reviews"), HoursFields.ABOUT.is("first pages"), HoursFields.BOARD.is(Address.channel(Chat.MAIN, "mentors")), HoursFields.EACH.is(20));
    }

    Persona mentor(Persona who) {
        mo.says("/usher role", new Value("person", who.account().key()), new Value("role", "mentor")).isAnswered("is now mentor");
        return who;
    }

    /** Made mentor by a moderator, and knows something. */
    Persona knowing(Persona who, String specialities, Value... more) {
        return profile(mentor(who), specialities, more);
    }

    Persona profile(Persona who, String specialities, Value... more) {
        var values = new ArrayList<>(List.of(MentorFields.SPECIALITIES.is(specialities)));
        values.addAll(List.of(more));
        return who.says("/my mentor").fills(values.toArray(Value[]::new));
    }

    Persona applies(Persona who) {
        return profile(who, "Portfolios, salary talks", MentorFields.LANGUAGES.is("English, Deutsch"), MentorFields.ONE.is(ONE), MentorFields.TWO.is(TWO));
    }

    Persona asks(Persona who, String goal) {
        return who.says("/hours ask", new Value("queue", "Reviews"), HoursFields.GOAL.is(goal), HoursFields.TRIED.is("templates"), HoursFields.STUCK.is("what to leave out")).isAnswered("Case received");
    }

    Persona shows(Persona by, Persona whom) {
        return by.says("/mentor show", MentorFields.WHO.is(whom.account()));
    }

    /** The other platform's space is of the same community from here on; returns its admin. */
    Persona connected() {
        var rob = chat.admin(Chat.OTHER, "Rob");
        mo.says("/usher connect");
        rob.says("/usher connect", code(mo)).isAnswered("I asked Mo to confirm");
        mo.presses("Confirm");
        return rob;
    }

    void link(Persona one, Persona other) {
        one.says("/my link");
        other.says("/my link", code(one)).isAnswered("linked");
    }

    private static Value code(Persona asked) {
        var code = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(asked.answered());
        if (!code.find()) throw new AssertionError("no code in: " + asked.answered());
        return new Value("code", code.group());
    }

    @Override
    public void close() {
        chat.close();
    }
}
