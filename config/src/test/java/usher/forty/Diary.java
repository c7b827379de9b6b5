package usher.forty;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The simulation's own log: what people did and were told at once, in the order in which it happened. */
final class Diary {

    /** Something that happened. */
    sealed interface Fact {

        Instant at();

        /** A template is as it is there from now on, for every meeting to come. */
        record Written(Instant at, Template it) implements Fact {}

        record Announced(Instant at, Meeting meeting) implements Fact {}

        record Moved(Instant at, Meeting meeting, Meeting.Times to) implements Fact {}

        record Cancelled(Instant at, Meeting meeting) implements Fact {}

        record In(Instant at, Someone who, Meeting meeting) implements Fact {}

        record Out(Instant at, Someone who, Meeting meeting) implements Fact {}

        record Came(Instant at, Someone who, Meeting meeting) implements Fact {}

        record Missed(Instant at, Someone who, Meeting meeting) implements Fact {}

        record Unmarked(Instant at, Someone who, Meeting meeting) implements Fact {}

        /** They said how something stands. */
        record Said(Instant at, Someone who, Task what, Stands stands, String words) implements Fact {}

        /** They said whether they made what the meeting promised. */
        record Made(Instant at, Someone who, Meeting meeting, Stands stands, String words) implements Fact {}

        /** They said how it was: a number for it, one for its hosts, words, or that they were not there. */
        record Rated(Instant at, Someone who, Meeting meeting, Optional<Integer> score, Optional<Integer> hosts, Optional<String> words, boolean absent) implements Fact {}

        /** They want to be asked about it later. */
        record PutOff(Instant at, Someone who) implements Fact {}

        record Travelled(Instant at, Someone who, ZoneId to) implements Fact {}

        /** They want no news, or want them again. */
        record Muted(Instant at, Someone who, boolean is) implements Fact {}

        record Left(Instant at, Someone who) implements Fact {}

        /** Two who are one from now on. */
        record Linked(Instant at, Someone from, Someone into) implements Fact {}

        record Down(Instant at) implements Fact {}

        record Up(Instant at) implements Fact {}
    }

    enum Stands { OPEN, DONE, NOT_YET, NOT_MINE }

    /** One thing that somebody was to do because of a meeting. */
    record Task(Meeting meeting, String list, int number) {}

    final List<Fact> facts = new ArrayList<>();

    /** All that was written about somebody and a meeting, to read when something is wrong. */
    String about(Someone who, Meeting meeting) {
        return facts.stream().map(Fact::toString).filter(it -> Someone.plain(it).contains(Someone.plain(who.name)) && (it.contains(meeting.title) || !it.contains("Clinic"))).collect(Collectors.joining("\n"));
    }

    void write(Fact it) {
        facts.add(it);
    }
}
