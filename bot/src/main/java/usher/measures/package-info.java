/**
 * What events came to: who was there, what was done of what was promised, and who came again. {@link usher.measures.Measures} has every definition, and
 * {@link usher.measures.Cohorts} the one of its months; both count {@link usher.measures.Facts}, which {@link usher.measures.Findings} reads. {@link usher.measures.Reports} shows them
 * to those who may read them: in words with a picture, as a table, and as a page of the web by a link that ends.
 */
@NullMarked
package usher.measures;

import org.jspecify.annotations.NullMarked;
