package eu.megawatt.service.schedule;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Site;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The power of some sites together in each slot, facility side, in whole W. Each site is rounded by
 * itself, so that the sites add up to the whole.
 */
@SuppressWarnings("ArrayRecordComponent") // columns that are filled, never compared
record FleetPower(long[] idle, Map<JobKind, long[]> byKind, long[] limit) {

  static FleetPower of(Schedule schedule, List<Site> sites) {
    Scenario scenario = schedule.scenario();
    List<SitePower> powers = sites.stream().map(site -> new SitePower(scenario, site)).toList();
    for (Allocation allocation : schedule.allocations()) {
      powers.forEach(power -> power.add(allocation));
    }
    FleetPower sum = empty(scenario.grid().slots());
    powers.forEach(power -> power.addTo(sum));
    return sum;
  }

  long[] of(JobKind kind) {
    return byKind.getOrDefault(kind, idle);
  }

  /** Everything that is drawn in a slot. */
  long load(int slot) {
    return idle[slot] + byKind.values().stream().mapToLong(kind -> kind[slot]).sum();
  }

  private static FleetPower empty(int slots) {
    Map<JobKind, long[]> byKind = new EnumMap<>(JobKind.class);
    Stream.of(JobKind.values()).forEach(kind -> byKind.put(kind, new long[slots]));
    return new FleetPower(new long[slots], byKind, new long[slots]);
  }
}
