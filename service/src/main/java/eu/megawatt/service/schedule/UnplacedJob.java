package eu.megawatt.service.schedule;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.unit.Money;
import java.util.List;
import java.util.Optional;

/**
 * A job that a plan leaves out, and why.
 *
 * @param valueMinor what leaving it out costs, in cents of EUR
 */
public record UnplacedJob(
    String jobId, String kind, String tenant, int gpuCount, long valueMinor, List<Why> reasons) {

  /** A reason as data; the numbers are in {@code unit}. */
  public record Why(
      int tier,
      String reason,
      String message,
      String subject,
      Optional<Double> requiredValue,
      Optional<Double> availableValue,
      Optional<String> unit) {

    static Why of(Reason reason) {
      return new Why(
          reason.code().tier(),
          reason.code().token(),
          reason.message(),
          reason.subject(),
          reason.shortfall().map(Reason.Shortfall::required),
          reason.shortfall().map(Reason.Shortfall::available),
          reason.shortfall().map(Reason.Shortfall::unit));
    }
  }

  public UnplacedJob {
    reasons = List.copyOf(reasons);
  }

  /** Those with a reason and of a tenant (any where empty) and with a text in their names. */
  public static List<UnplacedJob> all(
      Schedule schedule, Optional<String> reason, Optional<String> text, Optional<String> tenant) {
    return schedule.unplaced().stream()
        .map(it -> of(schedule.scenario().job(it.job()), it.reasons()))
        .filter(it -> AllocationFilter.mentions(text, it.jobId(), it.tenant()))
        .filter(it -> tenant.isEmpty() || tenant.get().equals(it.tenant()))
        .filter(it -> reason.isEmpty() || it.has(reason.get()))
        .toList();
  }

  /** A job and why it has no place, the most severe reason first. */
  public static UnplacedJob of(Job job, List<Reason> reasons) {
    return new UnplacedJob(
        job.id(),
        job.kind().word(),
        job.tenant(),
        job.gpus(),
        Money.ofEuro(job.valueEur()).cents(),
        reasons.stream().map(Why::of).toList());
  }

  /** Whether a reason is among its own. */
  public boolean has(String reason) {
    return reasons.stream().anyMatch(why -> why.reason().equals(reason));
  }
}
