package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Counts a live plan by hand, slot by slot and domain by domain, from nothing but its jobs and the
 * replicas that are granted to services.
 */
final class LimitsOracle {

  private static final double TOLERANCE_W = 0.01;

  private LimitsOracle() {}

  /** Everything that is too much at an instant or after it, as sentences. */
  static List<String> wrong(World world, Collection<LiveJob> jobs, Instant from, int slots) {
    TimeGrid basis = world.basis().grid();
    long first =
        Math.floorDiv(Duration.between(basis.start(), from).toSeconds(), basis.slotMinutes() * 60L);
    Scenario scenario =
        dark(world)
            .with(Reservations.NONE)
            .window(
                new TimeGrid(
                    basis.start().plus(Duration.ofMinutes(first * basis.slotMinutes())),
                    basis.slotMinutes(),
                    slots));
    List<String> wrong = new ArrayList<>();
    Granted granted = world.granted();
    for (int slot = 0; slot < slots; slot++) {
      Instant at = scenario.grid().at(slot);
      Instant end = scenario.grid().at(slot + 1);
      for (Instant part = at; part.isBefore(end); part = part.plus(Duration.ofMinutes(5))) {
        for (Pool pool : scenario.pools().values()) {
          double gpus = taken(scenario, pool, jobs, slot) + reserved(world, granted, pool, part, 0);
          if (gpus > pool.gpus().at(slot)) {
            wrong.add(
                "%s at %s: %.0f of %.0f GPUs"
                    .formatted(pool.id(), part, gpus, pool.gpus().at(slot)));
          }
        }
        for (PowerDomain domain : scenario.domains().values()) {
          double watts = 0;
          for (Pool pool : scenario.pools().values()) {
            if (isBelow(scenario, pool, domain)) {
              watts += watts(scenario, pool, jobs, slot) + reserved(world, granted, pool, part, 1);
              watts += drawnByOutages(world, pool, at, end);
            }
          }
          double factor =
              domain.measures() == Measures.FACILITY ? scenario.site(domain.site()).pue() : 1;
          if (watts * factor > domain.limitMW().at(slot) * 1e6 + TOLERANCE_W) {
            wrong.add(
                "%s at %s: %.3f of %.3f W"
                    .formatted(domain.id(), part, watts * factor, domain.limitMW().at(slot) * 1e6));
          }
        }
      }
    }
    return wrong;
  }

  /** The same as if nothing that is out drew anything. */
  private static World dark(World world) {
    World dark = world;
    for (Outage it : world.outages().values()) {
      dark = dark.withoutOutage(it.id());
      if (it.gpus() > 0) {
        dark =
            dark.with(new Outage(it.id(), it.poolId(), it.gpus(), it.from(), it.to(), it.reason()));
      }
    }
    return dark;
  }

  /** Watts of all that is out in some part of a slot. */
  private static double drawnByOutages(World world, Pool pool, Instant from, Instant to) {
    return world.outages().values().stream()
        .filter(it -> it.poolId().equals(pool.id()))
        .filter(it -> it.from().isBefore(to) && it.to().isAfter(from))
        .mapToDouble(Outage::watts)
        .sum();
  }

  /** GPUs, or watts above idle, that granted replicas take in a pool at an instant. */
  private static double reserved(World world, Granted granted, Pool pool, Instant at, int watts) {
    TimeGrid grid = world.reservations().grid();
    if (at.isBefore(grid.start()) || !at.isBefore(grid.end())) {
      return 0;
    }
    int slot = (int) (Duration.between(grid.start(), at).toMinutes() / grid.slotMinutes());
    double sum = 0;
    for (Reservation one : world.reservations().all()) {
      for (Reservation.Hold hold : one.holds()) {
        if (hold.poolId().equals(pool.id())) {
          int count = granted.groups(one.id(), pool.id(), slot);
          sum += watts == 1 ? watts(hold, count, slot) : count * hold.gpusPerGroup();
        }
      }
    }
    return sum;
  }

  /** Watts above idle of a hold's first groups, each by itself. */
  static double watts(Reservation.Hold hold, int count, int slot) {
    double watts = 0;
    for (int group = 1; group <= count; group++) {
      boolean isLast = group == hold.groups().at(slot);
      watts += isLast ? hold.wattsOfLast().at(slot) : hold.wattsPerGroup().at(slot);
    }
    return watts;
  }

  private static boolean isBelow(Scenario scenario, Pool pool, PowerDomain domain) {
    Optional<String> above = Optional.of(pool.domain());
    while (above.isPresent()) {
      if (above.get().equals(domain.id())) {
        return true;
      }
      above = scenario.domain(above.get()).parent();
    }
    return false;
  }

  private static double taken(Scenario scenario, Pool pool, Collection<LiveJob> jobs, int slot) {
    double gpus = 0;
    for (LiveJob job : jobs) {
      gpus += leg(scenario, pool, job, slot).isPresent() ? job.work().job().gpus() : 0;
    }
    return gpus;
  }

  private static double watts(Scenario scenario, Pool pool, Collection<LiveJob> jobs, int slot) {
    GpuType type = scenario.gpuType(pool.gpuType());
    double watts = pool.gpus().at(slot) * type.idleWatts();
    for (LiveJob job : jobs) {
      Optional<Leg> leg = leg(scenario, pool, job, slot);
      if (leg.isPresent()) {
        Job its = job.work().job();
        long epochSlot =
            scenario.grid().at(slot).getEpochSecond() / (scenario.grid().slotMinutes() * 60L);
        double load = its.load().at((int) (epochSlot % its.load().period()));
        watts +=
            its.gpus()
                * load
                * Math.max(
                    0, its.wattsPerGpuOn(type.id()) * leg.get().powerCap() - type.idleWatts());
      }
    }
    return watts;
  }

  private static Optional<Leg> leg(Scenario scenario, Pool pool, LiveJob job, int slot) {
    Instant at = scenario.grid().at(slot);
    return job.held().stream()
        .flatMap(run -> run.legs().stream())
        .filter(leg -> leg.poolId().equals(pool.id()))
        .filter(leg -> !leg.from().isAfter(at) && leg.to().isAfter(at))
        .findFirst();
  }
}
