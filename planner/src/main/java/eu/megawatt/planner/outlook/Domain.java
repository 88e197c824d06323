package eu.megawatt.planner.outlook;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What may run out: the power, or the GPUs of a type, of all sites that may host any work of some
 * residency profiles. It may, even while other sites have some left.
 *
 * @param profileIds whose work has nowhere else to go
 * @param siteIds where it may go
 * @param gpuType empty of power
 */
public record Domain(
    SortedSet<String> profileIds, SortedSet<String> siteIds, Optional<String> gpuType) {

  public Domain {
    profileIds = Collections.unmodifiableSortedSet(new TreeSet<>(profileIds));
    siteIds = Collections.unmodifiableSortedSet(new TreeSet<>(siteIds));
  }

  /** In words, such as {@code power for cleared, fr-only at FR-PAR-1}. */
  public String text() {
    return "%s for %s at %s"
        .formatted(
            gpuType.map(type -> type + " GPUs").orElse("power"),
            String.join(", ", profileIds),
            siteIds.isEmpty() ? "no site" : String.join(", ", siteIds));
  }
}
