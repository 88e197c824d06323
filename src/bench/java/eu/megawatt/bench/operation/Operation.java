package eu.megawatt.bench.operation;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A week as one dispatcher runs it: it holds what is dispatched against limits, runs it, and keeps
 * the books. A dispatcher that passes a limit, breaks a residency or begins before it may is an
 * error of the benchmark.
 */
final class Operation {

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double MINUTES_PER_HOUR = 60;
  private static final double TOLERANCE_WATTS = 1;

  private final Week week;
  private final TimeGrid grid;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Map<String, Progress> progress = new LinkedHashMap<>();
  private final Map<String, Integer> ends = new LinkedHashMap<>();
  private final Books books = new Books();
  private Demand now;
  private int slot;

  Operation(Week week) {
    this.week = week;
    this.grid = week.grid();
    for (Job job : week.jobs()) {
      jobs.put(job.id(), job);
      progress.put(job.id(), new Progress(terms(job.id()).interruption()));
    }
    now = week.demand(0, 1, List.of());
  }

  JobTerms terms(String id) {
    return week.terms().getOrDefault(id, JobTerms.NONE);
  }

  Week week() {
    return week;
  }

  Progress progress(String id) {
    return Objects.requireNonNull(progress.get(id));
  }

  Job job(String id) {
    return Objects.requireNonNull(jobs.get(id));
  }

  /** Limits, GPUs and prices of the slot. */
  Demand now() {
    return now;
  }

  /** Jobs that are known and not done, in the order in which they became known. */
  List<Job> waiting() {
    return jobs.values().stream()
        .filter(it -> week.known(it) <= slot && !ends.containsKey(it.id()))
        .toList();
  }

  /** Whether all that it waits for is done. */
  boolean isFree(Job job) {
    return terms(job.id()).after().stream().allMatch(ends::containsKey);
  }

  /** The slot from which on its data is at a site; empty where no link brings it. */
  Optional<Integer> from(Job job, String site) {
    Optional<DataSource> data = terms(job.id()).data().filter(it -> !it.site().equals(site));
    if (data.isEmpty()) {
      return Optional.of(week.known(job));
    }
    return link(data.get(), site)
        .map(it -> job.earliestStart().plus(it.transfer(data.get().gigabytes())))
        .map(it -> (int) Math.max(week.known(job), grid.firstSlotFrom(it)));
  }

  private Optional<Link> link(DataSource data, String site) {
    return now.link(data.site(), site);
  }

  /** Operates until everything is done. */
  Books run(Dispatcher dispatcher) {
    run(dispatcher, week.slots());
    if (ends.size() < jobs.size()) {
      throw new IllegalStateException(
          "%d jobs were not done in %d slots, such as %s"
              .formatted(jobs.size() - ends.size(), slot, waiting().getFirst()));
    }
    progress.forEach((id, its) -> books.addBreaks(its, job(id), terms(id)));
    return books;
  }

  /** Operates for some slots, or until everything is done. */
  void run(Dispatcher dispatcher, int slots) {
    for (slot = 0; slot < slots && ends.size() < jobs.size(); slot++) {
      now = week.demand(slot, 1, List.of());
      fail();
      Map<String, Dispatcher.Place> places = dispatcher.dispatch(slot, this);
      progress.forEach(
          (id, its) -> {
            if (!places.containsKey(id)) {
              its.stop();
            }
          });
      hold(places);
      places.forEach(this::run);
    }
  }

  /** The slot with whose beginning a job was done; empty where it is not. */
  Optional<Integer> end(String id) {
    return Optional.ofNullable(ends.get(id));
  }

  /** Stops what runs on GPUs that fail in this slot: the last that were begun there. */
  private void fail() {
    for (Incident incident : week.incidents()) {
      if (incident.kind() == Incident.Kind.NODE_FAILURE && incident.from() == slot) {
        double gpus = incident.left();
        for (Job job : jobs.values().stream().toList().reversed()) {
          Progress its = progress(job.id());
          if (gpus > 0 && its.pool().filter(incident.subject()::equals).isPresent()) {
            its.stop();
            gpus -= job.gpus();
          }
        }
      }
    }
  }

  double watts(Job job, Pool pool, double cap) {
    GpuType type = now.base().gpuType(pool.gpuType());
    return Math.max(0, cap * job.wattsPerGpuOn(type.id()) - type.idleWatts()) * job.gpus();
  }

  /** IT watts that jobs may draw above idle under a domain. */
  double room(PowerDomain domain) {
    Site site = now.base().site(domain.site());
    double room = domain.limitMW().at(0) * WATTS_PER_MEGAWATT / site.pue();
    for (Pool pool : now.base().pools().values()) {
      if (pool.domain().equals(domain.id())) {
        room -= pool.gpus().at(0) * now.base().gpuType(pool.gpuType()).idleWatts();
      }
    }
    return room;
  }

  private void hold(Map<String, Dispatcher.Place> places) {
    List<String> broken = new ArrayList<>();
    for (Pool pool : now.base().pools().values()) {
      int gpus =
          places.entrySet().stream()
              .filter(it -> it.getValue().pool().equals(pool.id()))
              .mapToInt(it -> job(it.getKey()).gpus())
              .sum();
      if (gpus > pool.gpus().at(0)) {
        broken.add("%d GPUs of %.0f in %s".formatted(gpus, pool.gpus().at(0), pool.id()));
      }
    }
    for (PowerDomain domain : now.base().domains().values()) {
      double watts = 0;
      for (Map.Entry<String, Dispatcher.Place> it : places.entrySet()) {
        Pool pool = now.base().pool(it.getValue().pool());
        if (pool.domain().equals(domain.id())) {
          watts += watts(job(it.getKey()), pool, it.getValue().powerCap());
        }
      }
      if (watts > room(domain) + TOLERANCE_WATTS) {
        broken.add("%.0f W of %.0f W in %s".formatted(watts, room(domain), domain.id()));
      }
    }
    places.forEach((id, place) -> hold(job(id), place, broken));
    if (!broken.isEmpty()) {
      throw new IllegalStateException("At slot %d: %s".formatted(slot, broken));
    }
  }

  private void hold(Job job, Dispatcher.Place place, List<String> broken) {
    Site site = now.base().siteOf(now.base().pool(place.pool()));
    boolean isForbidden = job.residency().equals("fr") && !site.country().equals("FR");
    boolean isTooEarly = from(job, site.id()).filter(it -> it <= slot).isEmpty();
    boolean isCapped = place.powerCap() < 1 && !job.powerCapping();
    if (isForbidden || isTooEarly || isCapped || !isFree(job) || ends.containsKey(job.id())) {
      broken.add("%s may not run in %s".formatted(job.id(), place));
    }
  }

  private void run(String id, Dispatcher.Place place) {
    Job job = job(id);
    Pool pool = now.base().pool(place.pool());
    Site site = now.base().siteOf(pool);
    Progress its = progress(id);
    if (its.pool().filter(it -> !it.equals(place.pool())).isPresent()) {
      its.stop();
    }
    terms(id)
        .data()
        .filter(it -> !it.site().equals(site.id()) && its.isNewAt(site.id()))
        .ifPresent(it -> books.addTransfer(link(it, site.id()).orElseThrow().eur(it.gigabytes())));
    double speed =
        now.base().gpuType(pool.gpuType()).powerCaps().stream()
            .filter(it -> it.fraction() == place.powerCap())
            .mapToDouble(PowerCap::speed)
            .findFirst()
            .orElseThrow();
    double minutes = job.runHoursOn(pool.gpuType()) * MINUTES_PER_HOUR;
    its.run(place.pool(), site.id(), Week.SLOT_MINUTES, speed / minutes);
    books.addDraw(
        watts(job, pool, place.powerCap()), job.gpus(), site, now.base(), grid.slotHours());
    if (its.isDone()) {
      ends.put(id, slot + 1);
      books.addEnd(late(job, grid.at(slot + 1)), job);
      its.end();
    }
  }

  private static double late(Job job, Instant end) {
    return Math.max(
        0, Duration.between(job.deadline().orElse(end), end).toMinutes() / MINUTES_PER_HOUR);
  }
}
