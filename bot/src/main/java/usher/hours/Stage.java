package usher.hours;

/** Where a case stands. */
public enum Stage {
    /** Asked, and nobody has looked at it. */
    NEW,
    /** Somebody saw to it that it has tags, a priority and perhaps a speciality; it waits for a mentor. */
    TRIAGED,
    /** A mentor has it, for as long as their lease runs. */
    TAKEN,
    /** Its mentor asked something back; the service level's clock stands still until the asker says more. */
    ASKED_BACK,
    /** Answered; it is the asker's to say whether that helped. */
    ANSWERED,
    /** It needs somebody else, and they were told; it waits before all that is not. */
    ESCALATED,
    RESOLVED,
    /** Its asker took it back. */
    WITHDRAWN;

    /** Whether anybody still waits for anything. */
    public boolean isOpen() {
        return this != RESOLVED && this != WITHDRAWN;
    }

    /** Whether it stands in line for a mentor. */
    public boolean waits() {
        return this == NEW || this == TRIAGED || this == ESCALATED;
    }
}
