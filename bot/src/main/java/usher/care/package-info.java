/**
 * Care for those who host: time between their sessions, breaks on long days, not too much in a week. What would break a host's rules is refused, with the nearest
 * times that keep them. How many cases of office hours a mentor takes in a week is kept here too, and {@link usher.mentors} holds them to it.
 */
@NullMarked
package usher.care;

import org.jspecify.annotations.NullMarked;
