package usher.care;

import java.time.Instant;
import java.util.List;
import usher.Person;
import usher.View;

/** Sessions that are certain to come although no event was made of them yet. */
public interface Plans {

    /** What {@code host} will host that begins between the two instants. */
    List<Session> of(Person host, Instant from, Instant to, View view);
}
