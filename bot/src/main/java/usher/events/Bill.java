package usher.events;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.Text;
import usher.Wanted;

/**
 * What is announced of an event: all of it but the time, the hosts and the seats' state, so that a copy at another time is the same bill.
 *
 * @param format the number of the format it was made from
 * @param kind what that format was called
 * @param promise the one outcome that everybody is promised
 * @param minutes how long it takes
 * @param options what one can sign up for; empty where there is only one thing
 * @param cutoff how many minutes before the start signing up ends
 * @param grace how many minutes before the start a seat can last be given up without that being counted as late
 * @param offer how many minutes a freed seat is offered to the next in line
 * @param prework what those who go are asked to prepare
 * @param duties the host's checklist
 * @param ping the role that the announcement pings
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Bill(long format, Text kind, String title, String promise, int minutes, int capacity, List<Option> options, List<Box> agenda, Optional<Place> place, int cutoff, int grace,
                   int offer, List<Text> prework, List<Text> duties, Optional<URI> picture, Optional<Wanted.Ping.Role> ping) {

    /** One thing to sign up for, with seats of its own: {@code live 8}. */
    public record Option(String name, int capacity) {}

    public Bill {
        options = List.copyOf(options);
        agenda = List.copyOf(agenda);
        prework = List.copyOf(prework);
        duties = List.copyOf(duties);
    }

    Bill sized(int seats, List<Option> named) {
        return new Bill(format, kind, title, promise, minutes, seats, named, agenda, place, cutoff, grace, offer, prework, duties, picture, ping);
    }

    public Duration length() {
        return Duration.ofMinutes(minutes);
    }

    public Instant endOf(Instant start) {
        return start.plus(length());
    }
}
