/** Reads what Megawatt keeps by its documentation alone. */
@NullMarked
package eu.megawatt.outside;

import org.jspecify.annotations.NullMarked;
