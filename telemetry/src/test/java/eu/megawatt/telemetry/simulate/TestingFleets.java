package eu.megawatt.telemetry.simulate;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fleets that tests simulate. */
public final class TestingFleets {

  public static final Instant START = Instant.parse("2026-11-20T00:00:00Z");

  private TestingFleets() {}

  /** The pocket fleet: 12 nodes on an A/B pair. */
  public static SimulatedFleet pocket(long seed) {
    return new SimulatedFleet(ExampleFleet.pocket(), seed, START);
  }

  /** The pocket fleet, of which one node is in service for a time only. */
  public static SimulatedFleet withAGuest(Instant from, Instant to) {
    Inventory pocket = ExampleFleet.pocket();
    List<Node> nodes =
        pocket.nodes().values().stream()
            .map(node -> node.id().equals("pocket-n05") ? guest(node, from, to) : node)
            .toList();
    Inventory inventory =
        Inventory.of(
            pocket.name(),
            pocket.sites().values(),
            pocket.halls().values(),
            pocket.gpuModels().values(),
            pocket.domains().values(),
            pocket.racks().values(),
            nodes,
            pocket.meters().values());
    return new SimulatedFleet(inventory, 5, START);
  }

  private static Node guest(Node node, Instant from, Instant to) {
    return new Node(
        node.id(),
        node.rack(),
        node.gpuModel(),
        node.gpuCount(),
        node.gpuUuids(),
        node.rated(),
        node.base(),
        node.aliases(),
        Optional.of(from),
        Optional.of(to));
  }
}
