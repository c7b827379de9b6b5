package usher.care;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import usher.Person;
import usher.View;

/** Sessions that are certain to come although no event was made of them yet. */
public interface Plans {

    /** What {@code host} will host that begins between the two instants, but for what belongs to one series. */
    List<Session> of(Person host, Optional<Long> except, Instant from, Instant to, View view);
}
