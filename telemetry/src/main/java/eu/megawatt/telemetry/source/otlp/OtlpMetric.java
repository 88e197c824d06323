package eu.megawatt.telemetry.source.otlp;

import java.util.List;
import java.util.Map;

/**
 * A metric as OTLP has it, whether it came as protobuf or as JSON.
 *
 * @param points empty for the kinds that are not read
 */
record OtlpMetric(
    String name, String unit, Kind kind, Temporality temporality, List<Point> points) {

  /** What shape its points have. */
  enum Kind {
    GAUGE("a gauge"),
    SUM("a sum"),
    HISTOGRAM("a histogram"),
    EXPONENTIAL_HISTOGRAM("an exponential histogram"),
    SUMMARY("a summary"),
    NONE("a metric without data");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** Since when a sum counts. */
  enum Temporality {
    UNSPECIFIED,
    DELTA,
    CUMULATIVE
  }

  /**
   * One number.
   *
   * @param startNanos since when a sum counts, since 1970; 0 where it is not said
   * @param atNanos since 1970; 0 where it is not said
   * @param hasValue false where the point only says that there was no reading
   */
  record Point(
      Map<String, String> attributes,
      long startNanos,
      long atNanos,
      boolean hasValue,
      double value) {}
}
