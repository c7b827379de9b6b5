@NullMarked
package usher.web;

import org.jspecify.annotations.NullMarked;
