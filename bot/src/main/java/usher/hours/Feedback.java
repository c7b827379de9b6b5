package usher.hours;

import java.time.Instant;

/** What the asker of a resolved case says of it; the words may be none. */
public record Feedback(long caseId, Helped helped, String words, Instant at) {

    /** How much it helped. */
    public enum Helped { YES, PARTLY, NO }
}
