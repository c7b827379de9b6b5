/**
 * Events that come again. A {@link usher.series.Rhythm} says on which days and at which local time; the occurrences are real events, made ahead one at a
 * time. A local time that the clocks skip that day is as much later as they skip, and one that they show twice is the first of the two, as RFC 5545 (3.3.5)
 * has it.
 */
@NullMarked
package usher.series;

import org.jspecify.annotations.NullMarked;
