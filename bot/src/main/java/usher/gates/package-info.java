/** Who may have a seat: gates that events and drops, or one of their options, are shut by until a person passes all of them. */
@NullMarked
package usher.gates;

import org.jspecify.annotations.NullMarked;
