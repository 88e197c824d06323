/** Samples of a quarter-hour in files that are written once and sorted by entity. */
@NullMarked
package eu.megawatt.telemetry.store.run;

import org.jspecify.annotations.NullMarked;
