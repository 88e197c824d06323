package eu.megawatt.telemetry.simulate.emit;

import static eu.megawatt.telemetry.simulate.KeyedChance.below;
import static eu.megawatt.telemetry.simulate.KeyedChance.bits;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The exporters of a simulated fleet: dcgm-exporter on every node, on a third of them under the new
 * names; on seven of ten nodes a sensor of the node itself, by ipmi_exporter, node_exporter or
 * Kepler; and the meters.
 */
final class Exporters {

  private static final List<Metric> GPU =
      List.of(
          Metric.POWER,
          Metric.ENERGY,
          Metric.UTILISATION,
          Metric.TEMPERATURE,
          Metric.MEMORY,
          Metric.TENSOR);

  /** What dcgm-exporter has of an instance of a partitioned GPU. */
  private static final List<Metric> INSTANCE =
      List.of(Metric.POWER, Metric.ENERGY, Metric.TEMPERATURE, Metric.MEMORY);

  private static final List<Metric> KEPLER = List.of(Metric.KEPLER_POWER, Metric.KEPLER_ENERGY);

  /** By how much the instances of a GPU are read apart, at most. */
  private static final long READ_APART_MILLIS = 120;

  /** Of a node's power, roughly, what its processors' packages take. */
  private static final int PACKAGE_PART = 9;

  private final SimulatedFleet fleet;
  private final FaultDice dice;
  private final List<List<Exported>> ofNode = new ArrayList<>();
  private final List<Exported> meters = new ArrayList<>();
  private int count;

  Exporters(SimulatedFleet fleet, FaultDice dice) {
    this.fleet = fleet;
    this.dice = dice;
    for (SimulatedNode node : fleet.nodes()) {
      List<Exported> exported = new ArrayList<>();
      addGpus(node, exported);
      addSensor(node, exported);
      ofNode.add(List.copyOf(exported));
    }
    fleet.inventory().meters().values().forEach(this::addMeter);
  }

  /** What a node has. */
  List<Exported> of(SimulatedNode node) {
    return ofNode.get(node.number());
  }

  List<Exported> meters() {
    return List.copyOf(meters);
  }

  private void addGpus(SimulatedNode node, List<Exported> exported) {
    boolean isNew = below(bits(fleet.seed(), node.number(), 11), 3) == 0;
    List<Label> ofNode =
        List.of(
            new Label("modelName", node.node().gpuModel()),
            new Label(isNew ? "hostname" : "Hostname", node.id()),
            new Label("DCGM_FI_DRIVER_VERSION", isNew ? "595.58.03" : "570.86.15"));
    List<Label> target = target(node, "dcgm", 9400);
    int instances = dice.migInstances(node.number());
    for (int gpu = 0; gpu < node.gpus(); gpu++) {
      List<Label> labels = new ArrayList<>();
      labels.add(new Label("gpu", Integer.toString(gpu)));
      labels.add(new Label("UUID", node.gpuUuids().get(gpu)));
      labels.add(
          new Label(
              "pci_bus_id",
              String.format(Locale.ROOT, "00000000:%02X:00.0", 24 + 16 * (gpu % 14))));
      labels.add(new Label("device", "nvidia" + gpu));
      labels.addAll(ofNode);
      if (instances == 0) {
        exported.add(
            Exported.of(count++, new Exported.OfGpu(node, gpu, 0, 0), GPU, labels, target, isNew));
      }
      for (int instance = 1; instance <= instances; instance++) {
        exported.add(instance(node, gpu, instance, labels, target, isNew));
      }
    }
  }

  private Exported instance(
      SimulatedNode node,
      int gpu,
      int instance,
      List<Label> ofGpu,
      List<Label> target,
      boolean isNew) {
    List<Label> labels = new ArrayList<>(ofGpu);
    labels.add(new Label("GPU_I_PROFILE", "1g.18gb"));
    labels.add(new Label("GPU_I_ID", Integer.toString(instance + 6)));
    long apart = below(bits(fleet.seed(), node.number(), gpu, instance), READ_APART_MILLIS);
    return Exported.of(
        count++, new Exported.OfGpu(node, gpu, instance, apart), INSTANCE, labels, target, isNew);
  }

  private void addSensor(SimulatedNode node, List<Exported> exported) {
    long kind = below(bits(fleet.seed(), node.number(), 12), 20);
    if (kind < 8) {
      exported.add(
          sensor(node, 100, List.of(Metric.IPMI_POWER), List.of(), target(node, "ipmi", 9290)));
    } else if (kind < 11) {
      List<Label> labels =
          List.of(new Label("chip", "platform_acpi000d:00"), new Label("sensor", "power1"));
      exported.add(
          sensor(node, 100, List.of(Metric.HWMON_POWER), labels, target(node, "node", 9100)));
    } else if (kind < 14) {
      List<Label> target = target(node, "kepler", 28282);
      exported.add(sensor(node, 100, KEPLER, zone("psys"), target));
      exported.add(sensor(node, PACKAGE_PART, KEPLER, zone("package"), target));
    }
  }

  private static List<Label> zone(String name) {
    return List.of(
        new Label("zone", name), new Label("path", "/sys/class/powercap/intel-rapl/" + name));
  }

  private Exported sensor(
      SimulatedNode node, int part, List<Metric> metrics, List<Label> labels, List<Label> target) {
    return Exported.of(count++, new Exported.OfNode(node, part), metrics, labels, target, false);
  }

  private List<Label> target(SimulatedNode node, String job, int port) {
    Inventory inventory = fleet.inventory();
    return List.of(
        new Label("instance", node.id() + ":" + port),
        new Label("job", job),
        new Label("site", inventory.siteOf(node.node()).id()));
  }

  private void addMeter(Meter meter) {
    meters.add(
        Exported.of(
            count++,
            new Exported.OfMeter(meter.id()),
            List.of(Metric.METER_POWER, Metric.METER_ENERGY),
            List.of(new Label("meter_id", meter.id())),
            List.of(new Label("instance", "meters:9500"), new Label("job", "meters")),
            false));
  }
}
