package eu.megawatt.telemetry.live;

import eu.megawatt.telemetry.energy.Allocation;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which jobs have which GPUs and which nodes whole, at one instant. Immutable. */
public final class Holdings {

  private final long version;
  private final Map<String, Holders> byGpu = new HashMap<>();
  private final Map<String, Holders> byNode = new HashMap<>();

  private Holdings(long version) {
    this.version = version;
  }

  /** Nobody has anything. */
  public static Holdings none() {
    return new Holdings(0);
  }

  /**
   * What some allocations say.
   *
   * @param version greater than that of what they said before
   * @param inForce those in force at the instant that is meant, and no others
   */
  public static Holdings of(long version, Collection<Allocation> inForce) {
    Holdings holdings = new Holdings(version);
    for (Allocation allocation : inForce) {
      Holders holders = Holders.of(allocation);
      allocation.gpuUuids().forEach(uuid -> holdings.byGpu.merge(uuid, holders, Holders::and));
      allocation.nodeIds().forEach(id -> holdings.byNode.merge(id, holders, Holders::and));
    }
    return holdings;
  }

  long version() {
    return version;
  }

  /** Those who have a GPU, its node aside. */
  Holders ofGpu(String uuid) {
    return byGpu.getOrDefault(uuid, Holders.NOBODY);
  }

  Holders ofNode(String id) {
    return byNode.getOrDefault(id, Holders.NOBODY);
  }
}
