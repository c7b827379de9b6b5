@NullMarked
package usher.people;

import org.jspecify.annotations.NullMarked;
