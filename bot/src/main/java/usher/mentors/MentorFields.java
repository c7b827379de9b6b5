package usher.mentors;

import usher.Field;
import usher.care.Mentoring;

/** What the commands about mentors ask for. */
public final class MentorFields {

    /** Short enough to be read before one asks somebody, long enough to say who was stuck at what and what came of it. */
    static final int LONGEST_STUDY = 1_000;
    static final int SHORTEST_STUDY = 60;

    public static final Field.Line SPECIALITIES = new Field.Line(Field.required("specialities", "Specialities", "what you know, with commas between: portfolios, salary talks, C++"), 400);
    public static final Field.Line LANGUAGES = new Field.Line(Field.required("languages", "Languages you help in", "names or codes with commas between, for example English, Deutsch"), 200);
    /** Kept with what else a person can bear. */
    public static final Field.Count CASES = Mentoring.CASES;
    public static final Field.Paragraph ONE = new Field.Paragraph(Field.optional("one", "First case study", "to apply, in 60 characters or more: whom you helped, what with, what came of it"), LONGEST_STUDY);
    public static final Field.Paragraph TWO = new Field.Paragraph(Field.optional("two", "Second case study", "to apply, as long as the first: other people, another question"), LONGEST_STUDY);

    public static final Field.PersonRef WHO = new Field.PersonRef(Field.required("who", "Mentor", "whose profile you want to see"));
    public static final Field.Line SPECIALITY = new Field.Line(Field.optional("speciality", "Speciality", "what they should know, for example portfolios; everybody if left out"), 60);
    public static final Field.Line UNTIL = new Field.Line(Field.required("until", "Until", "the day you are back, for example 2027-03-29, or how long: 10 days, 2 weeks"), 30);
    public static final Field.Paragraph REASON = new Field.Paragraph(Field.required("reason", "What it lacks", "in a sentence or two, to be read by them: what would make it right"), 500);
    static final Field.Id APPLICATION = new Field.Id("application");

    private MentorFields() {}
}
