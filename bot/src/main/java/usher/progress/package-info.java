/** What a person did here, for themselves: {@code /my progress} and its page; and the counts that badges are given for. */
@NullMarked
package usher.progress;

import org.jspecify.annotations.NullMarked;
