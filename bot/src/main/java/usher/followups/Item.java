package usher.followups;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import usher.Text;

/**
 * One action of a checklist.
 *
 * @param number which one; kept for good, so that others may be due after it
 * @param promise what whoever does it will have done
 * @param why what it is good for; empty where nobody said
 * @param rubric what a reviewer looks at once it is ticked off, at most {@value #MOST_THINGS} things; empty where nobody does
 * @param escalates whether moderators hear of it when no host has done it an hour before the event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Item(int number, Text promise, String why, Optional<URI> link, Due due, Proof proof, boolean escalates, List<String> rubric) {

    /** Each is a menu on one message, and there are five rows on Discord with the button that sends it. */
    static final int MOST_THINGS = 4;

    Item {
        rubric = rubric == null ? List.of() : List.copyOf(rubric); // none was written down before there were any
    }
}
