package eu.megawatt.telemetry.source.otlp;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.ReadingSink;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From OTLP's metrics to readings: gauges and cumulative sums. Deltas are refused, because a delta
 * that is sent twice counts twice and one that is lost is lost for ever.
 */
final class OtlpReadings {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private OtlpReadings() {}

  /** Gives all points of a metric to the sink, or the reason why none, once for each point. */
  static void emit(Map<String, String> resource, OtlpMetric metric, ReadingSink sink) {
    Optional<String> unsupported = unsupported(metric);
    for (OtlpMetric.Point point : metric.points()) {
      if (unsupported.isPresent()) {
        sink.refused(Rejection.UNSUPPORTED_KIND, metric.name(), unsupported.get());
      } else if (!point.hasValue()) {
        sink.refused(Rejection.NO_READING, metric.name(), "the point says that it has no value");
      } else {
        sink.reading(reading(resource, metric, point));
      }
    }
    if (metric.points().isEmpty() && unsupported.isPresent()) {
      sink.refused(Rejection.UNSUPPORTED_KIND, metric.name(), unsupported.get());
    }
  }

  private static Optional<String> unsupported(OtlpMetric metric) {
    return switch (metric.kind()) {
      case GAUGE -> Optional.empty();
      case SUM ->
          switch (metric.temporality()) {
            case CUMULATIVE -> Optional.empty();
            case DELTA ->
                Optional.of(
                    "a sum of DELTA temporality, which counts twice when it is sent twice. Maybe set"
                        + " the exporter to cumulative");
            case UNSPECIFIED -> Optional.of("a sum that does not say its temporality");
          };
      case HISTOGRAM, EXPONENTIAL_HISTOGRAM, SUMMARY, NONE -> Optional.of(metric.kind().word());
    };
  }

  private static Reading reading(
      Map<String, String> resource, OtlpMetric metric, OtlpMetric.Point point) {
    Map<String, String> labels = new LinkedHashMap<>(point.attributes());
    resource.forEach(labels::putIfAbsent);
    return new Reading(
        metric.name(),
        Collections.unmodifiableMap(labels),
        Optional.of(metric.unit()).filter(unit -> !unit.isEmpty()),
        point.value(),
        millis(point.atNanos()),
        metric.kind() == OtlpMetric.Kind.SUM ? millis(point.startNanos()) : OptionalLong.empty());
  }

  private static OptionalLong millis(long nanos) {
    return nanos > 0 ? OptionalLong.of(nanos / NANOS_PER_MILLI) : OptionalLong.empty();
  }
}
