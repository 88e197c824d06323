package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.fleet.site.Measures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a fleet draws, from every sample that was ever sent, by recursion over the inventory's own
 * look-ups: slow and plain. In half milliwatts where racks are halved.
 */
final class BruteForce {

  /** A sample of power of a GPU or of a node's own sensor. */
  record Said(String key, long atMillis, long milliwatts) {}

  private final Inventory inventory;
  private final Map<String, List<Said>> byKey = new HashMap<>();
  private final long now;

  BruteForce(Inventory inventory, List<Said> said, long now) {
    this.inventory = inventory;
    this.now = now;
    said.forEach(it -> byKey.computeIfAbsent(it.key(), _ -> new ArrayList<>()).add(it));
  }

  private Optional<Said> last(String key) {
    return byKey.getOrDefault(key, List.of()).stream()
        .reduce(
            (a, b) -> {
              if (a.atMillis() != b.atMillis()) {
                return a.atMillis() > b.atMillis() ? a : b;
              }
              return a.milliwatts() > b.milliwatts() ? a : b;
            });
  }

  private Optional<Long> fresh(String key, long holdMillis) {
    return last(key).filter(it -> now - it.atMillis() <= holdMillis).map(Said::milliwatts);
  }

  /** Empty where the node was never heard. */
  Optional<Long> node(Node node) {
    boolean heard =
        last(node.id()).isPresent()
            || node.gpuUuids().stream().anyMatch(it -> last(it).isPresent());
    if (!heard) {
      return Optional.empty();
    }
    long gpus = 0;
    int silent = 0;
    for (String uuid : node.gpuUuids()) {
      Optional<Long> reads = fresh(uuid, 45_000);
      gpus += reads.orElse(0L);
      silent += reads.isEmpty() ? 1 : 0;
    }
    Optional<Long> sensor = fresh(node.id(), 90_000);
    if (sensor.isPresent()) {
      return Optional.of(Math.max(sensor.get(), gpus));
    }
    long rated = node.rated().milliwatts();
    if (silent == node.gpuUuids().size()) {
      return Optional.of(rated);
    }
    long base = node.base().milliwatts();
    return Optional.of(gpus + base + (rated - base) * silent / node.gpuUuids().size());
  }

  /** What a GPU says; 0 where it is silent. */
  long gpu(String uuid) {
    return fresh(uuid, 45_000).orElse(0L);
  }

  /** What is read or declared of a node beside its GPUs; what stands for silent ones is not. */
  long rest(Node node) {
    long gpus = node.gpuUuids().stream().mapToLong(this::gpu).sum();
    Optional<Long> sensor = fresh(node.id(), 90_000);
    if (sensor.isPresent()) {
      return Math.max(0, sensor.get() - gpus);
    }
    return node.gpuUuids().stream().anyMatch(it -> fresh(it, 45_000).isPresent())
        ? node.base().milliwatts()
        : 0;
  }

  long rack(Rack rack) {
    return inventory.nodes().values().stream()
        .filter(node -> node.rack().equals(rack.id()))
        .mapToLong(node -> node(node).orElse(0L))
        .sum();
  }

  boolean isKnown(InventoryDomain domain) {
    return inventory.racksBelow(domain).isEmpty()
        || inventory.racksBelow(domain).stream()
            .anyMatch(
                rack -> {
                  List<Node> nodes =
                      inventory.nodes().values().stream()
                          .filter(node -> node.rack().equals(rack.id()))
                          .toList();
                  return nodes.isEmpty() || nodes.stream().anyMatch(it -> node(it).isPresent());
                });
  }

  /** Sum of the nodes. */
  long itHalves(InventoryDomain domain) {
    long sum = 0;
    for (Rack rack : inventory.racks().values()) {
      for (String feed : rack.domains()) {
        if (inventory.path(inventory.domain(feed)).contains(domain)) {
          sum += (rack.domains().size() == 2 ? 1 : 2) * rack(rack);
        }
      }
    }
    return sum;
  }

  /** All that the domain draws, on the side of its limits. */
  long powerHalves(InventoryDomain domain) {
    if (domain.measures() == Measures.FACILITY) {
      double pue = inventory.site(domain.site()).designPue().orElseThrow();
      return (long) Math.ceil(itHalves(domain) * pue);
    }
    long child = 0;
    for (InventoryDomain below : inventory.childrenOf(domain)) {
      child += powerHalves(below);
    }
    for (Rack rack : inventory.racks().values()) {
      if (rack.domains().contains(domain.id())) {
        child += (rack.domains().size() == 2 ? 1 : 2) * rack(rack);
      }
    }
    return child + (long) Math.ceil(child * domain.unmeteredRatio());
  }

  /** The same fleet after the loss of a domain and all below it: racks hang on what survives. */
  BruteForce without(InventoryDomain lost) {
    List<Rack> racks =
        inventory.racks().values().stream()
            .map(
                rack ->
                    new Rack(
                        rack.id(), rack.hall(), surviving(rack, lost), rack.row(), rack.position()))
            .toList();
    Inventory after =
        Inventory.of(
            inventory.name(),
            inventory.sites().values(),
            inventory.halls().values(),
            inventory.gpuModels().values(),
            inventory.domains().values(),
            racks,
            inventory.nodes().values(),
            inventory.meters().values());
    return new BruteForce(after, byKey.values().stream().flatMap(List::stream).toList(), now);
  }

  List<String> surviving(Rack rack, InventoryDomain lost) {
    return rack.domains().stream()
        .filter(feed -> !inventory.path(inventory.domain(feed)).contains(lost))
        .toList();
  }
}
