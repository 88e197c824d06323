/** What the meters say, kept to the last sample and added up to the last millijoule. */
@NullMarked
package eu.megawatt.telemetry;

import org.jspecify.annotations.NullMarked;
