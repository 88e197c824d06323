/** Records held against the sums and the samples they are made of. */
@NullMarked
package eu.megawatt.telemetry.record;

import org.jspecify.annotations.NullMarked;
