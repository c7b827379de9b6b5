/**
 * What others may learn from something that ended well, such as a resolved case: published when its owner agrees, found by its words, and gone when anybody whose
 * words it holds takes it back. {@link usher.outcomes.Publishing} is the way in for whatever feature has something to publish, {@link usher.outcomes.Search} the way
 * to find it. Words become {@link usher.outcomes.Terms} in a table of our own, so that every database finds the same.
 *
 * <p>Who asked is shown nowhere. They are kept as the owner, which is how the outcome goes when they are forgotten.
 */
@NullMarked
package usher.outcomes;

import org.jspecify.annotations.NullMarked;
