package eu.megawatt.planner.week;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A week of the years ahead, as the engine schedules it.
 *
 * @param stretch what it stands for
 * @param onTimeCount jobs that end by when they should
 * @param lateCount jobs that run and end later
 * @param leftOutCount jobs that do not run
 * @param onTimeGpuHours of the jobs that end in time
 * @param peakItKw in the hour of the most of all sites together
 * @param leftOutFor jobs left out by the first reason of each, in the words of plans
 * @param breachCount rules that the plan breaks by the checker, residency among them: none in a
 *     plan of the engine
 */
public record PlannedWeek(
    Stretch stretch,
    int onTimeCount,
    int lateCount,
    int leftOutCount,
    long onTimeGpuHours,
    long peakItKw,
    List<SiteUse> sites,
    List<DemandUse> demands,
    SortedMap<String, Integer> leftOutFor,
    long breachCount) {

  public PlannedWeek {
    sites = List.copyOf(sites);
    demands = List.copyOf(demands);
    leftOutFor = Collections.unmodifiableSortedMap(new TreeMap<>(leftOutFor));
  }

  /** All jobs. */
  public int jobCount() {
    return onTimeCount + lateCount + leftOutCount;
  }

  /** Of all jobs. */
  public long askedGpuHours() {
    return demands.stream().mapToLong(DemandUse::askedGpuHours).sum();
  }

  /** From the grid, of all sites. */
  public long energyWh() {
    return sites.stream().mapToLong(SiteUse::energyWh).sum();
  }

  /** Of all sites; empty where a site that draws power has no prices. */
  public Optional<Long> costMicroEur() {
    return sum(SiteUse::costMicroEur);
  }

  /** Of all sites; empty where a site that draws power has no prices. */
  public Optional<Long> carbonGrams() {
    return sum(SiteUse::carbonGrams);
  }

  /** The same at the mean prices; empty where no site that draws power has prices by hour. */
  public Optional<Long> flatCostMicroEur() {
    return isAny(SiteUse::flatCostMicroEur)
        ? sum(it -> it.flatCostMicroEur().or(it::costMicroEur))
        : Optional.empty();
  }

  /** The same at the mean intensities; empty where no site that draws power has them by hour. */
  public Optional<Long> flatCarbonGrams() {
    return isAny(SiteUse::flatCarbonGrams)
        ? sum(it -> it.flatCarbonGrams().or(it::carbonGrams))
        : Optional.empty();
  }

  /** Of one site. */
  private interface Amount {
    Optional<Long> of(SiteUse site);
  }

  private boolean isAny(Amount amount) {
    return sites.stream().anyMatch(it -> it.energyWh() != 0 && amount.of(it).isPresent());
  }

  private Optional<Long> sum(Amount amount) {
    long sum = 0;
    for (SiteUse site : sites) {
      Optional<Long> its = site.energyWh() == 0 ? Optional.of(0L) : amount.of(site);
      if (its.isEmpty()) {
        return Optional.empty();
      }
      sum += its.get();
    }
    return Optional.of(sum);
  }
}
