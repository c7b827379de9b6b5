/** The playground driven through a real browser, for any test that has its address. */
@NullMarked
package usher.web.testing;

import org.jspecify.annotations.NullMarked;
