/**
 * What electricity emitted: by the grid's average, by contracts matched hour by hour, and per unit
 * of work.
 */
@NullMarked
package eu.megawatt.reports.carbon;

import org.jspecify.annotations.NullMarked;
