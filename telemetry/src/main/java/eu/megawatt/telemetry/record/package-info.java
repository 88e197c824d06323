/** Records of energy and of minutes: what is kept for years, made anew whenever samples change. */
@NullMarked
package eu.megawatt.telemetry.record;

import org.jspecify.annotations.NullMarked;
