package eu.megawatt.telemetry.simulate.emit;

import eu.megawatt.telemetry.simulate.KeyedChance;
import eu.megawatt.telemetry.simulate.PowerTree;
import eu.megawatt.telemetry.simulate.SimulatedFleet;
import eu.megawatt.telemetry.simulate.SimulatedNode;

/**
 * What sensors and counters show at an instant, before anything goes wrong on the way. Thread-safe.
 */
final class Readout {

  private static final double MILLI = 1000;
  private static final long SECOND = 1000;

  /** NVML's counter of energy moves about every 100 ms. */
  private static final long COUNTER_STEP_MILLIS = 100;

  /** A counter that was never reset has counted up to a kilowatt-year and a half. */
  private static final long MOST_COUNTED_BEFORE = 50_000_000_000_000L;

  private final SimulatedFleet fleet;
  private final FaultDice dice;
  private final PowerSensor sensor;
  private final PowerTree tree;

  Readout(SimulatedFleet fleet, FaultDice dice, PowerSensor sensor) {
    this.fleet = fleet;
    this.dice = dice;
    this.sensor = sensor;
    tree = new PowerTree(fleet);
  }

  /** In the metric's own unit. */
  double value(Exported exported, Metric metric, long at) {
    return switch (exported.source()) {
      case Exported.OfGpu(SimulatedNode node, int gpu, int instance, long later) ->
          gpu(node, gpu, instance, metric, at + later);
      case Exported.OfNode(SimulatedNode node, int part) -> node(node, part, metric, at);
      case Exported.OfMeter(String meter) -> meter(meter, metric, at);
    };
  }

  private double gpu(SimulatedNode node, int gpu, int instance, Metric metric, long at) {
    return switch (metric) {
      case POWER -> sensor.milliwatts(node, gpu, at) / MILLI;
      case ENERGY -> counter(node, gpu, at);
      case UTILISATION -> utilisation(node, gpu, at);
      case TEMPERATURE -> Math.rint(29 + 43 * node.busynessAt(gpu, at));
      case MEMORY -> memory(node, gpu, instance, at);
      case TENSOR -> Math.rint(node.tensorRatioAt(gpu, at) * 1e6) / 1e6;
      default -> throw new IllegalArgumentException(metric + " is no metric of a GPU");
    };
  }

  private static double utilisation(SimulatedNode node, int gpu, long at) {
    return node.isBusyAt(gpu, at)
        ? Math.rint(Math.min(100, 40 + 70 * node.busynessAt(gpu, at)))
        : 0;
  }

  private double memory(SimulatedNode node, int gpu, int instance, long at) {
    int whole = node.memoryMebibytesAt(gpu, at);
    return instance == 0 ? whole : whole / dice.migInstances(node.number());
  }

  /** The counter of a GPU, in millijoules; it begins at 0 when the driver is loaded. */
  private double counter(SimulatedNode node, int gpu, long at) {
    long bits = KeyedChance.bits(fleet.seed(), node.number(), gpu);
    long phase = KeyedChance.below(bits, COUNTER_STEP_MILLIS);
    long step = Math.floorDiv(at - phase, COUNTER_STEP_MILLIS) * COUNTER_STEP_MILLIS + phase;
    if (!dice.reloadsDrivers()) {
      return KeyedChance.below(bits, MOST_COUNTED_BEFORE) + node.gpuSinceStart(gpu, step);
    }
    long reload = dice.lastReload(node.number(), at);
    return node.gpuSince(gpu, reload, Math.max(reload, step));
  }

  private double node(SimulatedNode node, int part, Metric metric, long at) {
    double share = part / 100.0;
    double watts = node.millijoules(at - SECOND, at) / MILLI * share;
    return switch (metric) {
      case IPMI_POWER -> Math.rint(watts);
      case HWMON_POWER, KEPLER_POWER -> watts;
      case KEPLER_ENERGY -> Math.floor(node.sinceStart(at) * share) / MILLI;
      default -> throw new IllegalArgumentException(metric + " is no metric of a node");
    };
  }

  private double meter(String id, Metric metric, long at) {
    var meter = fleet.inventory().meter(id);
    return switch (metric) {
      case METER_POWER -> (tree.at(at).meter(meter) - tree.at(at - SECOND).meter(meter)) / MILLI;
      case METER_ENERGY -> Math.floorDiv(tree.at(at).meter(meter), SECOND);
      default -> throw new IllegalArgumentException(metric + " is no metric of a meter");
    };
  }
}
