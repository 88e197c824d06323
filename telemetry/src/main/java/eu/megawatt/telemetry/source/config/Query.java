package eu.megawatt.telemetry.source.config;

import java.util.Optional;

/**
 * A question to a Prometheus.
 *
 * @param expression in PromQL; a range such as {@code metric[2m]} gives every sample with its own
 *     time, a plain {@code metric} gives the last one with the time of the question
 * @param name what the answer is called where the expression loses the metric's name
 */
public record Query(String expression, Optional<String> name) {}
