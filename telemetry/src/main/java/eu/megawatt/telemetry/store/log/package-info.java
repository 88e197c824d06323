/**
 * The log that every sample is in before it is acknowledged, and the table of entities beside it.
 */
@NullMarked
package eu.megawatt.telemetry.store.log;

import org.jspecify.annotations.NullMarked;
