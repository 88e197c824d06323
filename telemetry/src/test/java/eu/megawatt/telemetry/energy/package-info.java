/** Energy held against accounts kept another way. */
@NullMarked
package eu.megawatt.telemetry.energy;

import org.jspecify.annotations.NullMarked;
