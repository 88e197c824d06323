package eu.megawatt.planner.week;

import java.util.Collections;
import java.util.List;
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
}
