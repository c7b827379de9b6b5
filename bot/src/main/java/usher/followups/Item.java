package usher.followups;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.util.Optional;
import usher.Text;

/**
 * One action of a checklist.
 *
 * @param number which one; kept for good, so that others may be due after it
 * @param promise what whoever does it will have done
 * @param why what it is good for; empty where nobody said
 * @param escalates whether moderators hear of it when no host has done it an hour before the event
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Item(int number, Text promise, String why, Optional<URI> link, Due due, Proof proof, boolean escalates) {}
