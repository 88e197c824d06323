/**
 * Megawatts now: the newest readings, what they add up to in each power domain, what needs
 * somebody.
 */
@NullMarked
package eu.megawatt.telemetry.live;

import org.jspecify.annotations.NullMarked;
