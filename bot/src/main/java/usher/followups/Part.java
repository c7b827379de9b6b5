package usher.followups;

/** What of a checklist comes before an event, and what follows it. */
public enum Part { BEFORE, AFTER }
