package eu.megawatt.service.predict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the run seconds of a job are from, as it was when it was asked for, whatever is measured
 * since.
 */
public record JobPrediction(Instant predictedAt, WorkBody work, List<OfType> types) {

  /**
   * On GPUs of one type.
   *
   * @param plannedSeconds that the job has in the plan: the upper end of the interval where it is
   *     {@code Measured}
   * @param source {@code Measured}, or {@code Said} where only {@code runSeconds} says so
   * @param saidSeconds what {@code runSeconds} says
   */
  public record OfType(
      String gpuTypeId,
      long plannedSeconds,
      String source,
      Optional<Long> saidSeconds,
      Optional<Estimate> estimate) {}
}
