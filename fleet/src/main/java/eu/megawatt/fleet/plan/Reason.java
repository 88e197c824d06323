package eu.megawatt.fleet.plan;

import java.util.Optional;

/**
 * One reason why a job is not in the plan, as data: the message is the same numbers in prose and
 * may be reworded.
 *
 * @param subject what stands in the way: a power domain, a pool, a policy, a GPU type
 * @param shortfall how much is needed of it and how much there is, where that can be said
 */
public record Reason(
    ReasonCode code, String message, String subject, Optional<Shortfall> shortfall) {

  /**
   * What was needed and what there was.
   *
   * @param unit {@code W}, {@code GPU}, {@code slots} or {@code EUR}
   */
  public record Shortfall(double required, double available, String unit) {}

  public static Reason of(ReasonCode code, String subject, String message) {
    return new Reason(code, message, subject, Optional.empty());
  }

  public static Reason of(
      ReasonCode code,
      String subject,
      double required,
      double available,
      String unit,
      String message) {
    return new Reason(
        code, message, subject, Optional.of(new Shortfall(required, available, unit)));
  }
}
