/** Energy from readings: what was used between any two instants, to the millijoule, and by whom. */
@NullMarked
package eu.megawatt.telemetry.energy;

import org.jspecify.annotations.NullMarked;
