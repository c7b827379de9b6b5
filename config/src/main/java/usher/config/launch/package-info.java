/** The jar's first class, compiled for Java 17, so that whoever starts Usher with too old a Java is told so in words or helped to the right one. */
@NullMarked
package usher.config.launch;

import org.jspecify.annotations.NullMarked;
