package usher.badges;

import usher.Person;
import usher.View;

/** Counts what people did, for whatever rules ask. */
public interface Deeds {

    /** How many times; for {@link Rule.Kind#IN_A_ROW} the longest row. */
    int count(Rule.Kind kind, Person who, View view);
}
