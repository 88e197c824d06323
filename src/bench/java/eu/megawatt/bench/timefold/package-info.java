/** The same model in Timefold's community edition, as its manual would have it written. */
@NullMarked
package eu.megawatt.bench.timefold;

import org.jspecify.annotations.NullMarked;
