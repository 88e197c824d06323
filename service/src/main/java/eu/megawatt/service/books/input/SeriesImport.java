package eu.megawatt.service.books.input;

import eu.megawatt.reports.series.Applied;
import eu.megawatt.reports.series.TimedSeries;

/**
 * What importing a series did, or would do.
 *
 * @param version that the series is at with it
 */
public record SeriesImport(TimedSeries imported, Applied applied, int version) {}
