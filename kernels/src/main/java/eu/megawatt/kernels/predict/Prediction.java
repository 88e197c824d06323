package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.verdict.Interval;

/**
 * How long some work takes.
 *
 * @param seconds as likely less as more
 * @param interval in which it is with 95 %
 */
public record Prediction(double seconds, Interval interval) {}
