/**
 * Conversations on the real {@link usher.Bot} with a real database and a clock that is moved by hand. Start with {@link usher.testing.Chat}; an adapter's
 * module has these classes as a test-jar.
 */
@NullMarked
package usher.testing;

import org.jspecify.annotations.NullMarked;
