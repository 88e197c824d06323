package eu.megawatt.service.allocation;

import eu.megawatt.telemetry.energy.Allocation;
import eu.megawatt.telemetry.live.Holdings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The allocations that are not over, in memory, so that live power need not ask a database who has
 * what. As many as {@link AllocationLoad} lets be open. Thread-safe.
 */
public final class OpenAllocations {

  private final Map<String, Allocation> byId = new HashMap<>();
  private long version;
  private boolean isChanged = true;
  private long changesAtMillis = Long.MAX_VALUE;

  OpenAllocations() {}

  synchronized void put(Map<String, Allocation> declared, Instant now) {
    declared.forEach(
        (id, allocation) -> {
          Allocation before = byId.get(id);
          if (allocation.toMillis() <= now.toEpochMilli()) {
            isChanged |= byId.remove(id) != null;
          } else if (!allocation.equals(before)) {
            byId.put(id, allocation);
            isChanged = true;
          }
        });
  }

  synchronized void remove(String id) {
    isChanged |= byId.remove(id) != null;
  }

  /**
   * Who has what, where that is not what was said last: something was declared or removed since, or
   * has begun or ended by itself.
   */
  public Optional<Holdings> news(Instant now) {
    List<Allocation> inForce;
    long number;
    synchronized (this) {
      long millis = now.toEpochMilli();
      if (!isChanged && millis < changesAtMillis) {
        return Optional.empty();
      }
      byId.values().removeIf(it -> it.toMillis() <= millis);
      inForce = byId.values().stream().filter(it -> it.fromMillis() <= millis).toList();
      changesAtMillis =
          byId.values().stream()
              .flatMapToLong(it -> LongStream.of(it.fromMillis(), it.toMillis()))
              .filter(at -> at > millis)
              .min()
              .orElse(Long.MAX_VALUE);
      isChanged = false;
      number = ++version;
    }
    return Optional.of(Holdings.of(number, inForce));
  }
}
