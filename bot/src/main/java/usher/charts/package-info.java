/** How every chart of ours looks: {@link usher.charts.Look}. What is drawn is the feature's; the numbers always stand beside it in words. */
@NullMarked
package usher.charts;

import org.jspecify.annotations.NullMarked;
