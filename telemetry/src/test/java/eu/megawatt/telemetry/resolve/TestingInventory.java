package eu.megawatt.telemetry.resolve;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.MeterScope;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.unit.Power;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Inventories with nodes and a meter, as far as readings need one. */
public final class TestingInventory {

  private TestingInventory() {}

  /** A fleet of these nodes, whose GPUs are rated for 700 W, and the meter m1. */
  public static Inventory of(Node... nodes) {
    return Inventory.of(
        "test",
        List.of(),
        List.of(),
        List.of(new GpuModel("h200", "NVIDIA", watts(700), watts(70))),
        List.of(),
        List.of(),
        Arrays.asList(nodes),
        List.of(new Meter("m1", MeterScope.SITE, "par1")));
  }

  /** A node of 10.2 kW that is also called {@code id.example.com} and {@code 10.0.0.1}. */
  public static Node node(String id, int gpus, String... uuids) {
    return new Node(
        id,
        "r1",
        "h200",
        gpus,
        List.of(uuids),
        watts(10_200),
        watts(1_800),
        List.of(id + ".example.com", "10.0.0." + id.replaceAll("[^0-9]", "")),
        Optional.empty(),
        Optional.empty());
  }

  private static Power watts(long watts) {
    return new Power(watts * 1_000);
  }
}
