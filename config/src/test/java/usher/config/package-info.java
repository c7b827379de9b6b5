/** Tests of the settings, the launcher, the archive, and of the program as it is packaged. */
@NullMarked
package usher.config;

import org.jspecify.annotations.NullMarked;
