/** Tests of what is known of the fleet. */
@NullMarked
package eu.megawatt.service.telemetry;

import org.jspecify.annotations.NullMarked;
