@NullMarked
package usher.help;

import org.jspecify.annotations.NullMarked;
