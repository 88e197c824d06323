package eu.megawatt.service.books.input;

import eu.megawatt.reports.series.SeriesId;
import java.time.Instant;

/**
 * What is known of a series, with its newest import.
 *
 * @param version how many imports it is made of
 * @param source of the newest import
 * @param from the first instant with a value
 * @param to where the last value ends
 * @param gapCount times without a value between the two
 */
public record SeriesVersion(
    SeriesId id,
    int version,
    String source,
    Instant from,
    Instant to,
    int stepCount,
    int gapCount,
    Instant receivedAt,
    String receivedBy) {}
