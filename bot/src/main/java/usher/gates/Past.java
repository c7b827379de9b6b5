package usher.gates;

import java.util.List;
import usher.Card;
import usher.View;
import usher.seats.Occasions;

/** A feature with occasions people were at, which a gate may ask for by name. */
public interface Past extends Occasions {

    /** Its occasions whose title has {@code words} in it, the likeliest first, at most 25; an option's value is the occasion's pool. */
    List<Card.Option> like(String words, View view);
}
