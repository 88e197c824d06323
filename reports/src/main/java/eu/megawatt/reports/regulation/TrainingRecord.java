package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Annex XI, section 1, point 2 (d) and (e) of Regulation (EU) 2024/1689 (AI Act) asks of the
 * training of a model: the computation, the time and the energy, over all restarts.
 *
 * @param gpuHoursByType with 6 decimals
 * @param wallTime in which any of it ran; what ran at the same time counts once
 * @param flop empty where a segment does not say what its method needs
 * @param itKwh empty where a segment does not know
 * @param facilityKwh empty where a segment does not know
 * @param energyQuality the worst of the segments
 * @param energyUncertaintyRatio of the energy that the form is told, as if all segments were wrong
 *     in the same direction; empty where that energy is
 * @param missing what is missing, in words
 */
public record TrainingRecord(
    String model,
    ComputeMethod method,
    int segmentCount,
    NavigableMap<String, BigDecimal> gpuHoursByType,
    Duration wallTime,
    Optional<BigDecimal> flop,
    Optional<BigDecimal> itKwh,
    Optional<BigDecimal> facilityKwh,
    DataQuality energyQuality,
    Optional<BigDecimal> energyUncertaintyRatio,
    List<String> missing) {

  /** The most segments of a run: a restart an hour for a year, and some. */
  public static final int SEGMENTS = 10_000;

  public TrainingRecord {
    gpuHoursByType = Collections.unmodifiableNavigableMap(new TreeMap<>(gpuHoursByType));
    missing = List.copyOf(missing);
  }

  /**
   * Adds up the segments of a run, in any order.
   *
   * @throws IllegalArgumentException where there is none or more than {@value #SEGMENTS}
   */
  public static TrainingRecord of(
      String model, ComputeMethod method, List<TrainingSegment> segments) {
    if (segments.isEmpty() || segments.size() > SEGMENTS) {
      throw new IllegalArgumentException(
          "The training of (%s) has %d segments; allowed is 1 to %d"
              .formatted(model, segments.size(), SEGMENTS));
    }
    return new TrainingSum(method, segments).record(model);
  }
}
