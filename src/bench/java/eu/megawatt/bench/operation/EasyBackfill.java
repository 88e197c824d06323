package eu.megawatt.bench.operation;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * First come, first served, with EASY backfilling (Lifka 1995; Mu'alem and Feitelson 2001, IEEE
 * TPDS 12/6): the first of the queue that does not fit gets a reservation at the earliest time at
 * which it will, and others may go before it where they do not delay that. Run times are known
 * exactly, which is more than such schedulers have. Jobs begin in the fastest pool in which they
 * fit, at full power, where power is a resource like GPUs. What a curtailment leaves no power for
 * is stopped, the last begun first, and goes back to its place in the queue.
 */
final class EasyBackfill implements Dispatcher {

  private static final double SLOTS_PER_HOUR = 4;

  private final Map<String, Place> running = new LinkedHashMap<>();

  /** A time from which on a job fits into a pool, and what it leaves there then. */
  private record Reservation(String pool, double from, double gpus, double watts) {}

  /** What is free in a pool now, its domain's watts included. */
  private record Free(double gpus, double watts) {}

  @Override
  public Map<String, Place> dispatch(int slot, Operation operation) {
    List<String> known = operation.waiting().stream().map(Job::id).toList();
    running.keySet().removeIf(it -> !known.contains(it) || operation.progress(it).pool().isEmpty());
    shed(operation);
    Optional<Reservation> first = Optional.empty();
    for (Job job : operation.waiting()) {
      if (running.containsKey(job.id()) || !operation.isFree(job)) {
        continue;
      }
      Optional<Pool> pool = fitting(job, slot, operation, first);
      if (pool.isPresent()) {
        running.put(job.id(), new Place(pool.get().id(), 1));
      } else if (first.isEmpty()) {
        first = reservation(job, slot, operation);
      }
    }
    return Map.copyOf(running);
  }

  private void shed(Operation operation) {
    for (String id : new ArrayList<>(running.keySet()).reversed()) {
      Pool pool = pool(operation, id);
      Free free = free(pool, operation);
      if (free.gpus < 0 || free.watts < 0) {
        running.remove(id);
      }
    }
  }

  private Pool pool(Operation operation, String id) {
    Place place = Optional.ofNullable(running.get(id)).orElseThrow();
    return operation.now().base().pool(place.pool());
  }

  private Free free(Pool pool, Operation operation) {
    PowerDomain domain = operation.now().base().domain(pool.domain());
    double gpus = pool.gpus().at(0);
    double watts = operation.room(domain);
    for (String id : running.keySet()) {
      Pool its = pool(operation, id);
      gpus -= its.id().equals(pool.id()) ? operation.job(id).gpus() : 0;
      watts -= its.domain().equals(domain.id()) ? operation.watts(operation.job(id), its, 1) : 0;
    }
    return new Free(gpus, watts);
  }

  /** Pools that a job may run in, the fastest first. */
  private static List<Pool> pools(Job job, Operation operation) {
    return operation.now().base().pools().values().stream()
        .filter(it -> job.runHours().containsKey(it.gpuType()))
        .filter(it -> !job.residency().equals("fr") || site(it, operation).country().equals("FR"))
        .sorted(Comparator.comparingDouble(it -> job.runHoursOn(it.gpuType())))
        .toList();
  }

  private static Site site(Pool pool, Operation operation) {
    return operation.now().base().siteOf(pool);
  }

  private Optional<Pool> fitting(
      Job job, int slot, Operation operation, Optional<Reservation> first) {
    for (Pool pool : pools(job, operation)) {
      boolean isThere =
          operation.from(job, site(pool, operation).id()).filter(it -> it <= slot).isPresent();
      Free free = free(pool, operation);
      double watts = operation.watts(job, pool, 1);
      if (isThere
          && job.gpus() <= free.gpus
          && watts <= free.watts
          && first.filter(it -> delays(job, pool, slot, watts, it, operation)).isEmpty()) {
        return Optional.of(pool);
      }
    }
    return Optional.empty();
  }

  private static boolean delays(
      Job job, Pool pool, int slot, double watts, Reservation first, Operation operation) {
    return pool.id().equals(first.pool)
        && slot + slots(job, pool, operation) > first.from
        && (job.gpus() > first.gpus || watts > first.watts);
  }

  private static double slots(Job job, Pool pool, Operation operation) {
    return Math.ceil(
        operation.progress(job.id()).left() * job.runHoursOn(pool.gpuType()) * SLOTS_PER_HOUR);
  }

  /** The earliest time at which enough of what runs has ended. */
  private Optional<Reservation> reservation(Job job, int slot, Operation operation) {
    Optional<Reservation> best = Optional.empty();
    for (Pool pool : pools(job, operation)) {
      Optional<Reservation> its = reservation(job, pool, slot, operation);
      if (its.isPresent() && best.filter(it -> it.from <= its.get().from).isEmpty()) {
        best = its;
      }
    }
    return best;
  }

  private Optional<Reservation> reservation(Job job, Pool pool, int slot, Operation operation) {
    Free free = free(pool, operation);
    double gpus = free.gpus;
    double watts = free.watts;
    double needed = operation.watts(job, pool, 1);
    double from =
        operation.from(job, site(pool, operation).id()).map(it -> (double) it).orElse(1e9);
    List<String> here =
        running.keySet().stream()
            .filter(it -> pool(operation, it).id().equals(pool.id()))
            .sorted(Comparator.comparingDouble(it -> slots(operation.job(it), pool, operation)))
            .toList();
    double at = Math.max(slot, from);
    for (String id : here) {
      if (gpus >= job.gpus() && watts >= needed) {
        break;
      }
      Job its = operation.job(id);
      at = Math.max(at, slot + slots(its, pool, operation));
      gpus += its.gpus();
      watts += operation.watts(its, pool, 1);
    }
    return gpus >= job.gpus() && watts >= needed
        ? Optional.of(new Reservation(pool.id(), at, gpus - job.gpus(), watts - needed))
        : Optional.empty();
  }
}
