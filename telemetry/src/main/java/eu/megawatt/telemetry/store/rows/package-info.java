/** Samples that no run file has yet, in memory. */
@NullMarked
package eu.megawatt.telemetry.store.rows;

import org.jspecify.annotations.NullMarked;
