/**
 * The whole core played through with generated people, clocks, platforms and crashes, all of it decided by one seed. {@link usher.simulation.Simulate}
 * is the door.
 */
@NullMarked
package usher.simulation;

import org.jspecify.annotations.NullMarked;
