/**
 * Forty days of twenty events, lived by simulated people through the clients of Discord and Slack, in front of the stand-ins for both. What they do is written into a
 * {@link usher.forty.Diary}; {@link usher.forty.Count} works out of that alone what every report should say, and shares nothing with the product but its words.
 */
@NullMarked
package usher.forty;

import org.jspecify.annotations.NullMarked;
