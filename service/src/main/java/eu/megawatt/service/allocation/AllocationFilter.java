package eu.megawatt.service.allocation;

import java.util.Optional;
import java.util.Set;

/**
 * Which allocations are asked for.
 *
 * @param places any of these GPUs or nodes; empty: any at all
 * @param fromMillis they end after this, since 1970
 * @param toMillis they begin before this
 */
public record AllocationFilter(
    Optional<String> jobId,
    Optional<String> tenant,
    Set<String> places,
    long fromMillis,
    long toMillis) {

  public AllocationFilter {
    places = Set.copyOf(places);
  }
}
