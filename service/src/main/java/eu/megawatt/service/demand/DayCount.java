package eu.megawatt.service.demand;

import static java.util.Objects.requireNonNull;

import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Counts the demand of a day. Demand is what jobs would have used had each begun when it was ready:
 * what was used, less what was used late, and what waited with power for nobody. All of it is known
 * on the day itself, and over the life of a job that runs as asked it adds up to what the job used.
 * For one thread.
 */
final class DayCount {

  /** The quarter-hours of a day in UTC. */
  static final int QUARTERS = 96;

  private static final int HALF = 48;
  private static final int PERMILLE = 1_000;

  private final LocalDate day;
  private final UnaryOperator<String> typeOf;
  private final Map<String, WantedJob> jobs;

  /** By site; what waits is at none. */
  private final NavigableMap<String, NavigableMap<DemandGroup, Sum>> sites = new TreeMap<>();

  private final NavigableMap<String, NavigableSet<Long>> heard = new TreeMap<>();

  /**
   * A day of which nothing is counted yet.
   *
   * @param typeOf the GPU type of a pool
   * @param jobs by id, those that are known
   */
  DayCount(LocalDate day, UnaryOperator<String> typeOf, Map<String, WantedJob> jobs) {
    this.day = day;
    this.typeOf = typeOf;
    this.jobs = jobs;
  }

  private static final class Sum {
    private long usedMilliJ;
    private long lateMilliJ;
    private long unservedMilliJ;

    void add(Sum other, int quarters) {
      usedMilliJ += scaled(other.usedMilliJ, quarters);
      lateMilliJ += scaled(other.lateMilliJ, quarters);
      unservedMilliJ += other.unservedMilliJ;
    }

    private static long scaled(long milliJ, int quarters) {
      return quarters == QUARTERS ? milliJ : Math.multiplyExact(milliJ, QUARTERS) / quarters;
    }
  }

  /** The first quarter-hour of a day. */
  static Quarter first(LocalDate day) {
    return Quarter.at(day.atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  /** Counts the entry in force of a quarter-hour of the day. */
  void add(SiteQuarter entry) {
    hear(entry.siteId(), entry.quarter());
    entry
        .lines()
        .forEach(
            (account, amounts) -> {
              if (account.holder() instanceof Holder.Job job) {
                add(entry.siteId(), entry.quarter(), account.poolId(), job, amounts.itMilliJ());
              }
            });
  }

  /** Notes that a site was heard of in a quarter-hour. */
  void hear(String siteId, Quarter quarter) {
    heard.computeIfAbsent(siteId, _ -> new TreeSet<>()).add(quarter.index());
  }

  /** Counts what a job used of a pool in a quarter-hour. */
  void add(String siteId, Quarter quarter, String poolId, Holder.Job job, long itMilliJ) {
    WantedJob wanted = jobs.get(job.jobId());
    String profile = wanted == null ? "" : wanted.profileId();
    DemandGroup group =
        new DemandGroup(job.workloadClass(), typeOf.apply(poolId), profile, job.tenantId());
    Sum sum = sum(siteId, group);
    sum.usedMilliJ = Math.addExact(sum.usedMilliJ, itMilliJ);
    if (wanted != null && wanted.isLate(quarter.from().toEpochMilli())) {
      sum.lateMilliJ = Math.addExact(sum.lateMilliJ, itMilliJ);
    }
  }

  private Sum sum(String siteId, DemandGroup group) {
    return sites
        .computeIfAbsent(siteId, _ -> new TreeMap<>())
        .computeIfAbsent(group, _ -> new Sum());
  }

  /** The day, with what waited in it. */
  DemandDay counted() {
    NavigableMap<DemandGroup, Sum> all = new TreeMap<>();
    sites.forEach(
        (siteId, groups) -> {
          int quarters = requireNonNull(heard.get(siteId)).size();
          groups.forEach(
              (group, its) -> all.computeIfAbsent(group, _ -> new Sum()).add(its, quarters));
        });
    wait(all);
    List<DemandDay.Row> rows = new ArrayList<>();
    all.forEach(
        (group, its) ->
            rows.add(
                new DemandDay.Row(
                    group.workKind(),
                    group.gpuType(),
                    group.profileId(),
                    group.tenantId(),
                    its.usedMilliJ,
                    its.lateMilliJ,
                    its.unservedMilliJ)));
    int quarters = heard.values().stream().mapToInt(NavigableSet::size).sum();
    return new DemandDay(
        day,
        !heard.isEmpty() && heard.values().stream().allMatch(it -> it.size() >= HALF),
        heard.isEmpty() ? 0 : quarters * PERMILLE / (QUARTERS * heard.size()),
        heard.entrySet().stream()
            .filter(it -> it.getValue().size() >= HALF)
            .map(Map.Entry::getKey)
            .toList(),
        rows);
  }

  private void wait(NavigableMap<DemandGroup, Sum> all) {
    long from = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long to = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    for (WantedJob it : jobs.values()) {
      long millis = it.unservedMs(from, to);
      if (millis > 0) {
        DemandGroup group =
            new DemandGroup(it.workKind(), it.gpuType(), it.profileId(), it.tenantId());
        Sum sum = all.computeIfAbsent(group, _ -> new Sum());
        sum.unservedMilliJ =
            Math.addExact(sum.unservedMilliJ, Math.multiplyExact(millis, it.watts()));
      }
    }
  }
}
