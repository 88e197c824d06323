package eu.megawatt.scheduler.price;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.fleet.unit.Power;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Prices placements of one scenario; worth keeping where many are priced one by one. Immutable,
 * safe for use from any thread.
 */
public final class PriceBook {

  private final Scenario scenario;
  private final BigDecimal euroPerTonne;
  private final Map<String, SiteSums> sums = new HashMap<>();

  public PriceBook(Scenario scenario) {
    this.scenario = scenario;
    euroPerTonne = BigDecimal.valueOf(scenario.carbonEurPerTonne());
    scenario.sites().values().forEach(site -> sums.put(site.id(), new SiteSums(site)));
  }

  /**
   * The price of one placement.
   *
   * @throws IllegalArgumentException if it cannot be priced, as {@link PlanPrice#of} says
   */
  public PlacementPrice placementPrice(Placement placement) {
    Run run = run(placement);
    ExactCost cost = cost(run);
    int minutes = scenario.grid().slotMinutes();
    return new PlacementPrice(
        cost.energyEur(minutes),
        cost.carbonEur(minutes, euroPerTonne),
        cost.latenessEur(),
        cost.wattHours(minutes),
        run.end(),
        run.late().toNanos() / 3.6e12,
        run.peak(scenario.gpuType(run.pool().gpuType()).idleWatts()));
  }

  /** The price of a plan, as {@link PlanPrice#of} says. */
  public PlanPrice planPrice(Collection<Placement> placements) {
    Set<String> placed = HashSet.newHashSet(placements.size());
    ExactCost cost = ExactCost.ZERO;
    for (Placement placement : placements) {
      if (!placed.add(placement.job())) {
        throw cannotPrice(placement, "the job is placed twice");
      }
      cost = cost.plus(cost(run(placement)));
    }
    BigDecimal dropped = valueWithout(placed);
    int minutes = scenario.grid().slotMinutes();
    return new PlanPrice(
        cost.energyEur(minutes),
        cost.carbonEur(minutes, euroPerTonne),
        cost.latenessEur(),
        Money.ofEuro(dropped),
        cost.totalEur(minutes, euroPerTonne, dropped),
        cost.carbon(minutes),
        cost.wattHours(minutes));
  }

  private BigDecimal valueWithout(Set<String> placed) {
    BigDecimal value = BigDecimal.ZERO;
    for (Job job : scenario.jobs().values()) {
      if (!placed.contains(job.id())) {
        value = value.add(BigDecimal.valueOf(job.valueEur()));
      }
    }
    return value;
  }

  private ExactCost cost(Run run) {
    SiteSums site = sumsOf(run.pool());
    ExactCost energy =
        run.job().load().isFull()
            ? site.full(run.wattsAboveIdle(), run.from(), run.to())
            : site.shaped(run.wattsAboveIdle(), run.job().load(), run.from(), run.to());
    return run.late().isZero() ? energy : energy.plus(lateness(run));
  }

  private static ExactCost lateness(Run run) {
    Duration late = run.late();
    BigDecimal seconds =
        BigDecimal.valueOf(late.toSeconds()).add(BigDecimal.valueOf(late.toNanosPart(), 9));
    return new ExactCost(
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        seconds.multiply(BigDecimal.valueOf(run.job().latenessEurPerHour())));
  }

  private SiteSums sumsOf(Pool pool) {
    SiteSums found = sums.get(scenario.domain(pool.domain()).site());
    if (found == null) {
      throw new IllegalArgumentException("No site stands behind pool \"" + pool.id() + "\"");
    }
    return found;
  }

  private Run run(Placement placement) {
    Job job = scenario.job(placement.job());
    Pool pool = scenario.pool(placement.pool());
    PowerCap cap = cap(placement, pool);
    TimeGrid grid = scenario.grid();
    Double hours = job.runHours().get(pool.gpuType());
    if (hours == null) {
      throw cannotPrice(placement, "it does not run on " + pool.gpuType());
    }
    if (!grid.onGrid(placement.start())) {
      throw cannotPrice(placement, "it starts between two slots");
    }
    long from = grid.firstSlotFrom(placement.start());
    long to = from + Job.runSlots(hours, cap.speed(), grid.slotMinutes());
    if (from < 0 || to > grid.slots()) {
      throw cannotPrice(placement, "it runs outside the horizon");
    }
    Instant end = grid.at((int) to);
    return new Run(job, pool, wattsAboveIdle(job, pool, cap), (int) from, (int) to, end);
  }

  private PowerCap cap(Placement placement, Pool pool) {
    for (PowerCap cap : scenario.gpuType(pool.gpuType()).powerCaps()) {
      if (Math.abs(cap.fraction() - placement.powerCap()) < 1e-9) {
        return cap;
      }
    }
    throw cannotPrice(placement, pool.gpuType() + " has no power cap of " + placement.powerCap());
  }

  private BigDecimal wattsAboveIdle(Job job, Pool pool, PowerCap cap) {
    double watts = job.wattsPerGpu().getOrDefault(pool.gpuType(), Double.NaN);
    BigDecimal idle = BigDecimal.valueOf(scenario.gpuType(pool.gpuType()).idleWatts());
    BigDecimal capped = BigDecimal.valueOf(watts).multiply(BigDecimal.valueOf(cap.fraction()));
    return capped.subtract(idle).max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(job.gpus()));
  }

  private static IllegalArgumentException cannotPrice(Placement placement, String because) {
    return new IllegalArgumentException(
        "Job %s in pool %s from %s cannot be priced: %s"
            .formatted(placement.job(), placement.pool(), placement.start(), because));
  }

  /** A placement whose names are resolved: the gang's draw above idle over [from, to). */
  private record Run(Job job, Pool pool, BigDecimal wattsAboveIdle, int from, int to, Instant end) {

    Duration late() {
      Instant due = job.deadline().orElse(end);
      return end.isAfter(due) ? Duration.between(due, end) : Duration.ZERO;
    }

    Power peak(double idleWatts) {
      double load = 0;
      for (int slot = from; slot < to; slot++) {
        load = Math.max(load, job.load().at(slot));
      }
      return Power.ofWatts(job.gpus() * idleWatts + load * wattsAboveIdle.doubleValue());
    }
  }
}
