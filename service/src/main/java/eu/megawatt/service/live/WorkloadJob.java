package eu.megawatt.service.live;

import eu.megawatt.service.predict.WorkBody;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A job with what is still to be done of it by the plan, and the work that it says.
 *
 * @param state its word
 * @param work on a language model; empty where it says none
 * @param rest empty where it has no place in the plan, or its run is over
 */
public record WorkloadJob(
    String jobId,
    String tenant,
    String kind,
    String state,
    int gpuCount,
    Optional<Instant> deadlineAt,
    Optional<WorkBody> work,
    Optional<Rest> rest) {

  /**
   * What is planned from now on.
   *
   * @param gpuTypeId that it is on, or begins on
   * @param running time in which it runs, without breaks
   * @param leftRatio of its work that is to be done then
   * @param energyWh above idle, facility side, from the slot that has begun on
   */
  public record Rest(
      String gpuTypeId,
      Instant startsAt,
      Instant endsAt,
      Duration running,
      double leftRatio,
      long energyWh) {}
}
