/** {@code /usher help} and the menus of bare commands: the smallest feature, and the one to read first. */
@NullMarked
package usher.help;

import org.jspecify.annotations.NullMarked;
