package eu.megawatt.fleet.inventory;

import eu.megawatt.fleet.unit.Power;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A server with its GPUs.
 *
 * @param rack id of its rack
 * @param gpuModel id of its GPUs' model
 * @param gpuUuids as the driver names them; may be fewer than {@code gpuCount}, the rest is adopted
 *     when first seen
 * @param rated the most that all of it draws, GPUs included
 * @param base what it draws beside its GPUs, for nodes without a sensor of their own
 * @param aliases other names that readings may call it by
 * @param inServiceFrom empty: since ever
 * @param retiredAt the first instant at which it no longer counts; empty: in service until further
 *     notice
 * @param nvlinkDomain name of the NVLink domain that it makes with the other nodes of its hall that
 *     name it; empty where it is one by itself
 */
public record Node(
    String id,
    String rack,
    String gpuModel,
    int gpuCount,
    List<String> gpuUuids,
    Power rated,
    Power base,
    List<String> aliases,
    Optional<Instant> inServiceFrom,
    Optional<Instant> retiredAt,
    Optional<String> nvlinkDomain)
    implements InventoryEntry {

  public Node {
    gpuUuids = List.copyOf(gpuUuids);
    aliases = List.copyOf(aliases);
  }

  /** One that is an NVLink domain by itself. */
  public Node(
      String id,
      String rack,
      String gpuModel,
      int gpuCount,
      List<String> gpuUuids,
      Power rated,
      Power base,
      List<String> aliases,
      Optional<Instant> inServiceFrom,
      Optional<Instant> retiredAt) {
    this(
        id,
        rack,
        gpuModel,
        gpuCount,
        gpuUuids,
        rated,
        base,
        aliases,
        inServiceFrom,
        retiredAt,
        Optional.empty());
  }

  /** Whether the node counts at an instant. */
  public boolean inServiceAt(Instant at) {
    return inServiceFrom.map(start -> !at.isBefore(start)).orElse(true)
        && retiredAt.map(at::isBefore).orElse(true);
  }
}
