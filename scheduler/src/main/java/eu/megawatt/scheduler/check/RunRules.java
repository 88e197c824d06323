package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Link;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that one job's run can break on its own, and those between jobs. */
final class RunRules {

  private static final double SAME_FRACTION = 1e-9;
  private static final double MILLIS_PER_HOUR = 3.6e6;

  private final Demand demand;
  private final Scenario scenario;
  private final TimeGrid grid;
  private final Permits permits;
  private final Breaches breaches;
  private final Set<String> placed = new LinkedHashSet<>();
  private final Map<String, List<AcceptedSegment>> accepted = new LinkedHashMap<>();
  private double latenessEur;
  private double restartEur;
  private double transferEur;

  RunRules(Demand demand, Breaches breaches) {
    this.demand = demand;
    this.scenario = demand.base();
    this.grid = scenario.grid();
    this.permits = scenario.permits();
    this.breaches = breaches;
  }

  /** Jobs seen so far. */
  Set<String> placed() {
    return placed;
  }

  /** What can be accounted for, by job. */
  Map<String, List<AcceptedSegment>> accepted() {
    return accepted;
  }

  /** By the weights of tenants. */
  double latenessEur() {
    return latenessEur;
  }

  double restartEur() {
    return restartEur;
  }

  double transferEur() {
    return transferEur;
  }

  void judge(JobRun run) {
    Job job = scenario.jobs().get(run.job());
    if (job == null) {
      breaches.add(BreachKind.UNKNOWN, run.job() + ": no such job");
      return;
    }
    if (!placed.add(job.id())) {
      breaches.add(BreachKind.PLACED_TWICE, job.id());
      return;
    }
    List<AcceptedSegment> segments = segments(job, run.segments());
    if (segments.isEmpty() || segments.size() < run.segments().size()) {
      if (run.segments().isEmpty()) {
        breaches.add(BreachKind.SEGMENTS, job.id() + " has none");
      }
      return;
    }
    if (!isInOrder(segments)) {
      breaches.add(BreachKind.SEGMENTS, job.id() + ": they overlap, or are not in order");
      return;
    }
    judge(job, segments);
  }

  private void judge(Job job, List<AcceptedSegment> segments) {
    JobTerms terms = demand.termsOf(job.id());
    Instant start = grid.at(segments.getFirst().from());
    if (start.isBefore(job.earliestStart())) {
      breaches.add(
          BreachKind.TOO_EARLY,
          "%s starts %s, earliest %s".formatted(job.id(), start, job.earliestStart()));
    }
    AskedWork work = new AskedWork(job, terms.interruption(), grid.slotMinutes(), segments);
    if (work.breakCount() > 0 && terms.interruption().isEmpty()) {
      breaches.add(BreachKind.INTERRUPTED, job.id() + ", which may not be");
      return;
    }
    judge(job, terms, work);
    terms.data().ifPresent(it -> judge(job, it, segments));
    judgeDeadline(job, grid.at(segments.getLast().to()));
    accepted.put(job.id(), segments);
  }

  private List<AcceptedSegment> segments(Job job, List<Segment> asked) {
    List<AcceptedSegment> all = new ArrayList<>();
    asked.forEach(it -> segment(job, it).ifPresent(all::add));
    return all;
  }

  private Optional<AcceptedSegment> segment(Job job, Segment segment) {
    Pool pool = scenario.pools().get(segment.pool());
    if (pool == null) {
      return refuse(BreachKind.UNKNOWN, job.id() + " in " + segment.pool() + ": no such pool");
    }
    if (!job.runHours().containsKey(pool.gpuType())) {
      return refuse(BreachKind.GPU_TYPE, job.id() + " on " + pool.gpuType());
    }
    if (!grid.onGrid(segment.start()) || !grid.onGrid(segment.end())) {
      return refuse(
          BreachKind.OFF_THE_GRID,
          "%s from %s to %s".formatted(job.id(), segment.start(), segment.end()));
    }
    long from = grid.firstSlotFrom(segment.start());
    long to = grid.firstSlotFrom(segment.end());
    if (from < 0 || to > grid.slots()) {
      return refuse(
          BreachKind.PAST_THE_HORIZON,
          "%s from %s to %s".formatted(job.id(), segment.start(), segment.end()));
    }
    if (from >= to) {
      return refuse(
          BreachKind.SEGMENTS,
          "%s ends %s, and begins %s".formatted(job.id(), segment.end(), segment.start()));
    }
    Verdict verdict = permits.verdict(job.residency(), pool.id(), segment.start(), segment.end());
    if (!verdict.permits()) {
      breaches.add(
          BreachKind.RESIDENCY,
          "%s in %s, policy %s: %s"
              .formatted(job.id(), pool.id(), job.residency(), verdict.wordsAgainst()));
    }
    return cap(job, pool, segment.powerCap())
        .map(it -> new AcceptedSegment(pool, it, (int) from, (int) to));
  }

  private Optional<PowerCap> cap(Job job, Pool pool, double fraction) {
    for (PowerCap cap : scenario.gpuType(pool.gpuType()).powerCaps()) {
      if (Math.abs(cap.fraction() - fraction) < SAME_FRACTION) {
        return cap.isFull() || job.powerCapping()
            ? Optional.of(cap)
            : refuse(BreachKind.POWER_CAP, job.id() + " at " + fraction + ", which may not be");
      }
    }
    return refuse(
        BreachKind.POWER_CAP,
        "%s at %s, which is no rung of %s".formatted(job.id(), fraction, pool.gpuType()));
  }

  private static boolean isInOrder(List<AcceptedSegment> segments) {
    for (int i = 1; i < segments.size(); i++) {
      if (segments.get(i).from() < segments.get(i - 1).to()) {
        return false;
      }
    }
    return true;
  }

  private void judge(Job job, JobTerms terms, AskedWork work) {
    if (!work.isWhole()) {
      breaches.add(BreachKind.UNFINISHED, "%s: %.6f of its work".formatted(job.id(), work.done()));
    } else if (work.isTooLong()) {
      breaches.add(BreachKind.TOO_LONG, job.id() + " would be done a slot sooner");
    }
    if (terms.interruption().isPresent()) {
      Interruption may = terms.interruption().get();
      restartEur += work.breakCount() * may.restartEur();
      work.shortestBeforeBreak()
          .filter(it -> it < may.leastMinutes() - SAME_FRACTION)
          .ifPresent(
              it ->
                  breaches.add(
                      BreachKind.TOO_SHORT,
                      "%s: %s minutes of work before a break".formatted(job.id(), it)));
    }
  }

  private void judge(Job job, DataSource data, List<AcceptedSegment> segments) {
    Map<String, Integer> firstBySite = new LinkedHashMap<>();
    for (AcceptedSegment segment : segments) {
      firstBySite.putIfAbsent(scenario.siteOf(segment.pool()).id(), segment.from());
    }
    firstBySite.remove(data.site());
    firstBySite.forEach(
        (site, from) -> {
          Optional<Link> link = demand.link(data.site(), site);
          if (link.isEmpty()) {
            breaches.add(
                BreachKind.DATA,
                "%s: no link from %s to %s".formatted(job.id(), data.site(), site));
            return;
          }
          transferEur += link.get().eur(data.gigabytes());
          Instant there = job.earliestStart().plus(link.get().transfer(data.gigabytes()));
          if (grid.at(from).isBefore(there)) {
            breaches.add(
                BreachKind.DATA,
                "%s at %s from %s, its data from %s"
                    .formatted(job.id(), site, grid.at(from), there));
          }
        });
  }

  private void judgeDeadline(Job job, Instant end) {
    Instant due = job.deadline().orElse(end);
    if (!end.isAfter(due)) {
      return;
    }
    if (job.hardDeadline()) {
      breaches.add(BreachKind.HARD_DEADLINE, "%s ends %s, after %s".formatted(job.id(), end, due));
    }
    latenessEur +=
        Duration.between(due, end).toMillis()
            / MILLIS_PER_HOUR
            * job.latenessEurPerHour()
            * demand.tenant(job.tenant()).weight();
  }

  /** Holds jobs against those that they wait for. */
  void judgeOrder() {
    accepted.forEach(
        (id, run) -> {
          for (String before : demand.termsOf(id).after()) {
            List<AcceptedSegment> its = accepted.get(before);
            if (its == null || its.getLast().to() > run.getFirst().from()) {
              breaches.add(BreachKind.AFTER, id + " does not wait for " + before);
            }
          }
        });
  }

  private <T> Optional<T> refuse(BreachKind kind, String message) {
    breaches.add(kind, message);
    return Optional.empty();
  }
}
