package usher.hours;

import java.time.Instant;
import java.util.Optional;

/** Something that was said or done about a case; by nobody where the clock did it or its author was forgotten. */
public record Entry(long id, long caseId, Optional<Long> personId, Move move, String words, Instant at) {}
