package eu.megawatt.planner.models;

import eu.megawatt.planner.models.measure.Measurement;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The configuration that a model is served in: of those that are fast enough, the one that takes
 * the least energy by token.
 */
public sealed interface Choice {

  Measurement measurement();

  /** In words, with the latency that was asked for and the batch. */
  String words();

  /** Fast enough. */
  record Meets(Measurement measurement, double targetMs) implements Choice {
    @Override
    public String words() {
      return "%s: p95 between tokens %s, at most %s asked"
          .formatted(measurement.configuration().words(), ms(measurement), ms(targetMs));
    }
  }

  /** None is known to be fast enough; this takes the least energy of all. */
  record Misses(Measurement measurement, double targetMs) implements Choice {
    @Override
    public String words() {
      return "%s: p95 between tokens %s; no configuration keeps the %s asked"
          .formatted(measurement.configuration().words(), ms(measurement), ms(targetMs));
    }
  }

  /** Nobody asked for a latency. */
  record Unhurried(Measurement measurement) implements Choice {
    @Override
    public String words() {
      return "%s: no latency asked".formatted(measurement.configuration().words());
    }
  }

  /**
   * Chooses.
   *
   * @param measurements of one model at one task
   * @param gapTargetMs for the 95th percentile of the time between tokens; a configuration whose
   *     percentile is not known does not keep it
   * @throws IllegalArgumentException where there is no measurement, or they are of several models
   */
  static Choice of(List<Measurement> measurements, OptionalDouble gapTargetMs) {
    checkOneModel(measurements);
    if (gapTargetMs.isEmpty()) {
      return new Unhurried(leanest(measurements));
    }
    double targetMs = gapTargetMs.getAsDouble();
    List<Measurement> fast =
        measurements.stream()
            .filter(it -> it.gap().p95Ms().orElse(Double.POSITIVE_INFINITY) <= targetMs)
            .toList();
    return fast.isEmpty()
        ? new Misses(leanest(measurements), targetMs)
        : new Meets(leanest(fast), targetMs);
  }

  /** The first of those that take the least. */
  private static Measurement leanest(List<Measurement> measurements) {
    return measurements.stream()
        .min(Comparator.comparingDouble(Measurement::perTokenJ))
        .orElseThrow();
  }

  private static String ms(Measurement measurement) {
    OptionalDouble p95Ms = measurement.gap().p95Ms();
    return p95Ms.isPresent() ? ms(p95Ms.getAsDouble()) : "not measured";
  }

  private static String ms(double ms) {
    return String.format(Locale.ROOT, "%.1f ms", ms);
  }

  private static void checkOneModel(List<Measurement> measurements) {
    List<String> kinds =
        measurements.stream().map(it -> it.nickname() + " at " + it.task()).distinct().toList();
    if (kinds.size() != 1) {
      throw new IllegalArgumentException(
          "measurements are of %s; they are of one model at one task. Maybe the model was not measured at this task"
              .formatted(kinds));
    }
  }
}
