package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * A stretch of a training run between a start and the next stop. What a restart repeats counts
 * again: it was computed and took energy.
 *
 * @param jobId the job that ran
 * @param gpuMillisByType GPUs times milliseconds, by the type of GPU
 * @param itMilliJ what the IT used; empty where nobody knows
 * @param facilityMilliJ that and its part of cooling and conversion, by the site's meter; empty
 *     where nobody knows
 * @param energyQuality how the energy is known
 * @param energyUncertaintyRatio the part of it by which it may be wrong, 0 to 1
 * @param tokenCount the tokens it went through; empty where nobody counted
 * @param flopPerSecond the mean over its time; empty where nobody measured
 */
public record TrainingSegment(
    String jobId,
    Instant from,
    Instant to,
    NavigableMap<String, Long> gpuMillisByType,
    OptionalLong itMilliJ,
    OptionalLong facilityMilliJ,
    DataQuality energyQuality,
    BigDecimal energyUncertaintyRatio,
    Optional<BigDecimal> tokenCount,
    Optional<BigDecimal> flopPerSecond) {

  public TrainingSegment {
    gpuMillisByType = Collections.unmodifiableNavigableMap(new TreeMap<>(gpuMillisByType));
    boolean isNegative =
        gpuMillisByType.values().stream().anyMatch(millis -> millis < 0)
            || itMilliJ.orElse(0) < 0
            || facilityMilliJ.orElse(0) < 0
            || energyUncertaintyRatio.signum() < 0
            || tokenCount.filter(count -> count.signum() < 0).isPresent()
            || flopPerSecond.filter(rate -> rate.signum() < 0).isPresent();
    if (isNegative || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "The segment of job (%s) from %s to %s has to end after it begins, and nothing of it may be below 0"
              .formatted(jobId, from, to));
    }
  }

  Duration duration() {
    return Duration.between(from, to);
  }

  /** Its name in a list of what is missing. */
  String name() {
    return "%s from %s".formatted(jobId, from);
  }
}
