/** Readings that are sent here in the slower formats: taken in, made durable, answered. */
@NullMarked
package eu.megawatt.telemetry.source.push;

import org.jspecify.annotations.NullMarked;
