package eu.megawatt.service.books.ledger;

import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.allocation.DeclaredAllocation;
import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.record.QuarterRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Whose the jobs of a quarter-hour are, by what was declared. */
final class Tenants {

  /** Of a job whose allocations are forgotten. */
  static final String UNKNOWN = "unknown";

  private Tenants() {}

  /** By job; where allocations disagree the one of that time counts, then the first by name. */
  static Map<String, String> of(
      AllocationStore allocations, Collection<String> jobIds, long startMillis) {
    Map<String, String> then = new HashMap<>();
    Map<String, String> ever = new HashMap<>();
    for (DeclaredAllocation declared : allocations.ofJobs(jobIds)) {
      Allocation it = declared.allocation();
      ever.merge(it.jobId(), it.tenant(), Tenants::first);
      if (it.fromMillis() < startMillis + QuarterRecord.MILLIS && it.toMillis() > startMillis) {
        then.merge(it.jobId(), it.tenant(), Tenants::first);
      }
    }
    ever.putAll(then);
    return ever;
  }

  private static String first(String one, String other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
