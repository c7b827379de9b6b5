/** Every feature, put together: what the program runs, and what a simulation of it runs as well. */
@NullMarked
package usher.features;

import org.jspecify.annotations.NullMarked;
