package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.fleet.time.TimeGrid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The rules that one placement can break on its own, and the price of its lateness. */
final class PlacementRules {

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private final Scenario scenario;
  private final Permits permits;
  private final TimeGrid grid;
  private final Breaches breaches;
  private final Set<String> placed = new HashSet<>();
  private BigDecimal lateEuroSeconds = BigDecimal.ZERO;

  PlacementRules(Scenario scenario, Breaches breaches) {
    this.scenario = scenario;
    this.permits = scenario.permits();
    this.grid = scenario.grid();
    this.breaches = breaches;
  }

  /** Jobs seen so far. */
  Set<String> placed() {
    return placed;
  }

  /** Seconds late times EUR per hour, summed over the accepted runs. */
  BigDecimal lateEuroSeconds() {
    return lateEuroSeconds;
  }

  /** Judges a placement; empty where it is too wrong to be accounted for. */
  Optional<AcceptedRun> judge(Placement placement) {
    Job job = scenario.jobs().get(placement.job());
    Pool pool = scenario.pools().get(placement.pool());
    if (job == null || pool == null) {
      String what = job == null ? "no such job" : "no such pool";
      return refuse(BreachKind.UNKNOWN, placement.job() + " in " + placement.pool() + ": " + what);
    }
    if (!placed.add(job.id())) {
      return refuse(BreachKind.PLACED_TWICE, job.id() + ", again in " + pool.id());
    }
    Double hours = job.runHours().get(pool.gpuType());
    if (hours == null) {
      String types = String.join(", ", job.runHours().keySet());
      return refuse(
          BreachKind.GPU_TYPE,
          "%s on %s in %s; it runs on %s".formatted(job.id(), pool.gpuType(), pool.id(), types));
    }
    return cap(job, pool, placement).flatMap(cap -> place(job, pool, cap, hours, placement));
  }

  private Optional<PowerCap> cap(Job job, Pool pool, Placement placement) {
    for (PowerCap cap : scenario.gpuType(pool.gpuType()).powerCaps()) {
      if (Math.abs(cap.fraction() - placement.powerCap()) < 1e-9) {
        return cap.isFull() || job.powerCapping()
            ? Optional.of(cap)
            : refuse(
                BreachKind.POWER_CAP,
                job.id() + " at " + placement.powerCap() + ", which may not be capped");
      }
    }
    return refuse(
        BreachKind.POWER_CAP,
        "%s at %s, which is no rung of %s"
            .formatted(job.id(), placement.powerCap(), pool.gpuType()));
  }

  private Optional<AcceptedRun> place(
      Job job, Pool pool, PowerCap cap, double hours, Placement placement) {
    Instant start = placement.start();
    checkResidency(job, pool, start, rough(start, slots(hours, cap.speed())));
    Duration since = Duration.between(grid.start(), start);
    long slotSeconds = grid.slotMinutes() * 60L;
    if (since.toNanosPart() != 0 || since.toSeconds() % slotSeconds != 0) {
      return refuse(
          BreachKind.OFF_THE_GRID,
          "%s starts %s, not on a slot of %d minutes"
              .formatted(job.id(), start, grid.slotMinutes()));
    }
    if (start.isBefore(job.earliestStart()) || start.isBefore(grid.start())) {
      Instant earliest =
          job.earliestStart().isBefore(grid.start()) ? grid.start() : job.earliestStart();
      return refuse(
          BreachKind.TOO_EARLY, "%s starts %s, earliest %s".formatted(job.id(), start, earliest));
    }
    BigDecimal to =
        BigDecimal.valueOf(since.toSeconds() / slotSeconds).add(slots(hours, cap.speed()));
    if (to.compareTo(BigDecimal.valueOf(grid.slots())) > 0) {
      return refuse(
          BreachKind.PAST_THE_HORIZON,
          "%s from %s in %s ends %s slots in, the horizon is %d slots and ends %s"
              .formatted(job.id(), start, pool.id(), to, grid.slots(), grid.end()));
    }
    checkDeadline(job, grid.at(to.intValueExact()));
    int from = (int) (since.toSeconds() / slotSeconds);
    return Optional.of(new AcceptedRun(job, pool, cap, from, to.intValueExact()));
  }

  /** Slots needed, rounded to nine decimals before they are rounded up, as the contract counts. */
  private BigDecimal slots(double hours, double speed) {
    double slots = hours / speed * 60 / grid.slotMinutes();
    if (!Double.isFinite(slots)) {
      return BigDecimal.valueOf(Long.MAX_VALUE);
    }
    return new BigDecimal(slots)
        .setScale(9, RoundingMode.HALF_EVEN)
        .setScale(0, RoundingMode.CEILING);
  }

  /** When a run ends, wherever it starts; no later than a horizon after its start. */
  private Instant rough(Instant start, BigDecimal slots) {
    long within = slots.min(BigDecimal.valueOf(grid.slots())).longValue();
    return start.plus(Duration.ofMinutes(within * grid.slotMinutes()));
  }

  private void checkResidency(Job job, Pool pool, Instant start, Instant end) {
    Verdict verdict = permits.verdict(job.residency(), pool.id(), start, end);
    if (!verdict.permits()) {
      breaches.add(
          BreachKind.RESIDENCY,
          "%s in %s, policy %s: %s"
              .formatted(job.id(), pool.id(), job.residency(), verdict.wordsAgainst()));
    }
  }

  private void checkDeadline(Job job, Instant end) {
    Instant due = job.deadline().orElse(end);
    if (!end.isAfter(due)) {
      return;
    }
    Duration late = Duration.between(due, end);
    BigDecimal seconds =
        BigDecimal.valueOf(late.toSeconds() * 1_000_000_000L + late.toNanosPart(), 9);
    if (job.hardDeadline()) {
      breaches.add(
          BreachKind.HARD_DEADLINE,
          "%s ends %s, late by %s h against %s"
              .formatted(
                  job.id(), end, seconds.divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_UP), due));
    }
    lateEuroSeconds =
        lateEuroSeconds.add(seconds.multiply(BigDecimal.valueOf(job.latenessEurPerHour())));
  }

  private <T> Optional<T> refuse(BreachKind kind, String message) {
    breaches.add(kind, message);
    return Optional.empty();
  }
}
