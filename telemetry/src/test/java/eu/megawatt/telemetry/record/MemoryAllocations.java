package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.Allocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Allocations in memory, and what has to be made anew since the last time. */
final class MemoryAllocations implements AllocationsSource {

  private final long fromMillis;
  private final long toMillis;
  private final Map<String, Allocation> byId = new TreeMap<>();
  private List<Touched> touched = new ArrayList<>();

  MemoryAllocations(long fromMillis, long toMillis) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
  }

  void put(String id, Allocation allocation) {
    Allocation before = byId.put(id, allocation);
    touched.addAll(
        before == null
            ? AllocationChange.whole(allocation, fromMillis, toMillis)
            : AllocationChange.between(before, allocation, fromMillis, toMillis));
  }

  void remove(String id) {
    Allocation before = byId.remove(id);
    if (before != null) {
      touched.addAll(AllocationChange.whole(before, fromMillis, toMillis));
    }
  }

  List<Touched> takeTouched() {
    List<Touched> taken = touched;
    touched = new ArrayList<>();
    return taken;
  }

  @Override
  public Collection<Allocation> overlapping(long from, long to) {
    return byId.values().stream()
        .filter(it -> it.fromMillis() < to && it.toMillis() > from)
        .toList();
  }
}
