/** Readings from the real programs that others run. */
@NullMarked
package eu.megawatt.system.telemetry;

import org.jspecify.annotations.NullMarked;
