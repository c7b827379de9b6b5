package usher.hours;

/** What somebody is to a case; they may be several. A moderator who asks is both, and may do what either may. */
public enum Part {
    ASKER,
    /** Whoever has it. */
    ASSIGNEE,
    /** May take cases of this queue. */
    MENTOR,
    MODERATOR,
    /** Nobody: a time came. */
    CLOCK
}
