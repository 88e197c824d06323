package eu.megawatt.service.serving;

import java.util.List;
import java.util.Optional;

/**
 * What is expected of a service's users.
 *
 * @param from a quarter of an hour
 * @param requestsPerSecond by quarter of an hour
 */
public record ForecastBody(Optional<String> from, Optional<List<Double>> requestsPerSecond) {}
