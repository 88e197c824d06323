package eu.megawatt.service.books.period;

import java.time.Instant;

/**
 * A series of prices or emissions that a month was counted by.
 *
 * @param source of its newest version when this was noted; says so where nothing is known of it
 * @param to excluded
 */
public record SeriesUsed(String id, int version, String source, Instant from, Instant to) {}
