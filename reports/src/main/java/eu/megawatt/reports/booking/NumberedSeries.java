package eu.megawatt.reports.booking;

import eu.megawatt.reports.series.TimedSeries;

/**
 * A series as it was known at one time.
 *
 * @param version how many imports it is made of
 */
public record NumberedSeries(int version, TimedSeries series) {}
