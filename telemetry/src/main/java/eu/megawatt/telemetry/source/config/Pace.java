package eu.megawatt.telemetry.source.config;

import java.time.Duration;

/**
 * How often a source is asked, and how long it may take.
 *
 * @param timeout for the whole answer, not longer than the interval
 */
public record Pace(Duration interval, Duration timeout) {}
