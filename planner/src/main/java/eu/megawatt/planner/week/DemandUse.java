package eu.megawatt.planner.week;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a demand in a week.
 *
 * @param askedGpuHours of all its jobs
 * @param gpuHoursBySite that ran, by where
 */
public record DemandUse(
    String demandId, long askedGpuHours, SortedMap<String, Long> gpuHoursBySite) {

  public DemandUse {
    gpuHoursBySite = Collections.unmodifiableSortedMap(new TreeMap<>(gpuHoursBySite));
  }

  /** Where most of it ran, the first by name of several; empty where nothing did. */
  public Optional<String> mainSite() {
    return gpuHoursBySite.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }

  /** All that ran. */
  public long servedGpuHours() {
    return gpuHoursBySite.values().stream().mapToLong(Long::longValue).sum();
  }
}
