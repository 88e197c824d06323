package eu.megawatt.service.schedule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.scheduler.price.PlacementPrice;
import eu.megawatt.scheduler.price.PriceBook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One job in its place.
 *
 * @param id of the allocation; unique among all plans
 * @param powerW the gang's largest draw, what its GPUs draw idle included, facility side
 * @param energyWh above idle, facility side
 * @param costMinor energy and carbon above idle and lateness, in cents of EUR
 * @param state where the job stands, in the plan that is lived by
 * @param pinned whether it is to stay in its place, in the plan that is lived by
 * @param interruptible whether it may be stopped and go on later, in the plan that is lived by
 */
public record Allocation(
    String id,
    String jobId,
    String kind,
    String tenant,
    String siteId,
    String domainId,
    String poolId,
    String gpuTypeId,
    int gpuCount,
    double powerCapRatio,
    Instant startsAt,
    Instant endsAt,
    Instant earliestStartAt,
    Optional<Instant> deadlineAt,
    boolean hardDeadline,
    long latenessSeconds,
    long powerW,
    long energyWh,
    long costMinor,
    Optional<String> state,
    Optional<Boolean> pinned,
    Optional<Boolean> interruptible) {

  static List<Allocation> all(String planId, Scenario scenario, Plan plan) {
    PriceBook prices = new PriceBook(scenario);
    return plan.placements().stream()
        .map(placement -> of(planId, scenario, prices.placementPrice(placement), placement))
        .toList();
  }

  private static Allocation of(
      String planId, Scenario scenario, PlacementPrice price, Placement placement) {
    Job job = scenario.job(placement.job());
    Pool pool = scenario.pool(placement.pool());
    Site site = scenario.siteOf(pool);
    return new Allocation(
        planId + ":" + job.id(),
        job.id(),
        job.kind().word(),
        job.tenant(),
        site.id(),
        pool.domain(),
        pool.id(),
        pool.gpuType(),
        job.gpus(),
        placement.powerCap(),
        placement.start(),
        price.end(),
        job.earliestStart(),
        job.deadline(),
        job.hardDeadline(),
        Math.round(price.latenessHours() * 3600),
        Math.round(price.peak().watts() * site.pue()),
        price.energyAboveIdleWh(),
        price.energyEur().plus(price.carbonEur()).plus(price.latenessEur()).cents(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @JsonIgnore
  boolean isLate() {
    return latenessSeconds > 0;
  }

  @JsonIgnore
  boolean isCapped() {
    return powerCapRatio < 1;
  }

  JobKind jobKind() {
    for (JobKind each : JobKind.values()) {
      if (each.word().equals(kind)) {
        return each;
      }
    }
    throw new IllegalStateException(kind);
  }

  /** Whether any of it lies in a half-open range. */
  boolean overlaps(Instant from, Instant to) {
    return startsAt.isBefore(to) && endsAt.isAfter(from);
  }
}
