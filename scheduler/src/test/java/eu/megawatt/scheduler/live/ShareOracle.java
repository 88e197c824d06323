package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Counts what tenants draw by hand, from nothing but jobs and the scenario. */
final class ShareOracle {

  private final Scenario basis;

  ShareOracle(Scenario basis) {
    this.basis = basis;
  }

  /** Watts above idle on the facility's side that a tenant's jobs draw at the start of a slot. */
  BigDecimal watts(Collection<LiveJob> jobs, String tenant, Instant at) {
    BigDecimal sum = BigDecimal.ZERO;
    for (LiveJob job : jobs) {
      if (job.work().job().tenant().equals(tenant)) {
        sum = sum.add(watts(job, at));
      }
    }
    return sum;
  }

  /** The same of one job. */
  BigDecimal watts(LiveJob job, Instant at) {
    return job.held().stream()
        .flatMap(run -> run.legs().stream())
        .filter(leg -> !leg.from().isAfter(at) && leg.to().isAfter(at))
        .map(leg -> watts(job.work().job(), leg, at))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private BigDecimal watts(Job job, Leg leg, Instant at) {
    Pool pool = basis.pool(leg.poolId());
    GpuType type = basis.gpuType(pool.gpuType());
    long slot = at.getEpochSecond() / (basis.grid().slotMinutes() * 60L);
    BigDecimal load = BigDecimal.valueOf(job.load().at((int) (slot % job.load().period())));
    return BigDecimal.valueOf(job.wattsPerGpuOn(type.id()))
        .multiply(BigDecimal.valueOf(leg.powerCap()))
        .subtract(BigDecimal.valueOf(type.idleWatts()))
        .max(BigDecimal.ZERO)
        .multiply(BigDecimal.valueOf(job.gpus()))
        .multiply(load)
        .multiply(BigDecimal.valueOf(basis.siteOf(pool).pue()));
  }

  /** Euro for a job's draw in the slot that begins at an instant, at the basis' prices. */
  BigDecimal euro(LiveJob job, Instant at) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Leg leg : job.held().map(Run::legs).orElseThrow()) {
      if (!leg.from().isAfter(at) && leg.to().isAfter(at)) {
        int slot = Math.toIntExact(basis.grid().firstSlotFrom(at));
        int slots = basis.grid().slots();
        int day = 24 * 60 / basis.grid().slotMinutes(); // a basis of some days: the last repeats
        int known = slot < slots ? slot : slots - day + (slot - slots) % day;
        double perMWh = basis.siteOf(basis.pool(leg.poolId())).energyEurPerMWh().at(known);
        sum =
            sum.add(
                watts(job.work().job(), leg, at)
                    .multiply(BigDecimal.valueOf(perMWh))
                    .multiply(hours())
                    .movePointLeft(6));
      }
    }
    return sum;
  }

  BigDecimal hours() {
    return BigDecimal.valueOf(basis.grid().slotMinutes()).divide(BigDecimal.valueOf(60));
  }

  Duration slot() {
    return Duration.ofMinutes(basis.grid().slotMinutes());
  }
}
