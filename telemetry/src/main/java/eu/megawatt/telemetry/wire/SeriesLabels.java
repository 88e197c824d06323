package eu.megawatt.telemetry.wire;

import java.util.Map;
import java.util.Optional;

/**
 * What a sender calls a series.
 *
 * @param metric the value of the label {@code __name__}; not empty
 * @param labels the others by name, in the order they came
 * @param unit as the sender's metadata say, where the format has such (remote_write 2.0)
 */
public record SeriesLabels(String metric, Map<String, String> labels, Optional<String> unit) {}
