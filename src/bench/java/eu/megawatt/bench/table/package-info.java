/** The README's section of measured figures, made from the newest results. */
@NullMarked
package eu.megawatt.bench.table;

import org.jspecify.annotations.NullMarked;
