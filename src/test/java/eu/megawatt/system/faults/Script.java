package eu.megawatt.system.faults;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.simulate.emit.Exported;
import eu.megawatt.telemetry.simulate.emit.Label;
import eu.megawatt.telemetry.simulate.emit.Metric;
import eu.megawatt.telemetry.simulate.emit.WriteBody;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is to say: three readings of every GPU of a fleet in each step of ten seconds. Each
 * value follows from the GPU and the step, so that whoever finds one knows whether it is right.
 *
 * @param startMillis when the first step is, since 1970
 */
record Script(List<Exported> gpus, List<String> uuids, long startMillis) {

  /** Eighteen hours: all of it stays inside the window for late samples while a test runs. */
  static final int STEPS = 6_480;

  static final List<Metric> METRICS = List.of(Metric.POWER, Metric.ENERGY, Metric.UTILISATION);
  private static final long STEP_MILLIS = 10_000;
  private static final long WATTS = 350;

  static Script of(Inventory fleet, long startMillis) {
    List<Exported> gpus = new ArrayList<>();
    List<String> uuids = new ArrayList<>();
    for (Node node : fleet.nodes().values()) {
      for (String uuid : node.gpuUuids()) {
        List<Label> labels =
            List.of(
                new Label("Hostname", node.id()),
                new Label("UUID", uuid),
                new Label("gpu", Integer.toString(gpus.size() % node.gpuCount())));
        gpus.add(
            new Exported(gpus.size(), new Exported.OfMeter(uuid), METRICS, labels, labels, false));
        uuids.add(uuid);
      }
    }
    return new Script(List.copyOf(gpus), List.copyOf(uuids), startMillis);
  }

  /** When a GPU is read in a step: no two at the same moment. */
  long atMillis(int gpu, int step) {
    return startMillis + step * STEP_MILLIS + gpu;
  }

  /** The step in which a GPU was read at an instant; −1 where it was not. */
  int stepOf(int gpu, long atMillis) {
    long since = atMillis - startMillis - gpu;
    return since >= 0 && since % STEP_MILLIS == 0 && since / STEP_MILLIS < STEPS
        ? (int) (since / STEP_MILLIS)
        : -1;
  }

  private static long wobble(int gpu, int step) {
    return (gpu * 13L + step * 7L) % 500;
  }

  /** In watts, millijoules and per cent, as exporters say it. */
  private static long exported(Metric metric, int gpu, int step) {
    return switch (metric) {
      case POWER -> 100 + wobble(gpu, step);
      case ENERGY -> 1_000_000_000L * (gpu + 1) + step * STEP_MILLIS * WATTS + wobble(gpu, step);
      default -> wobble(gpu, step) / 5;
    };
  }

  /** In milliwatts, millijoules and millionths, as it is kept: quantities 0, 1 and 2. */
  long kept(int quantity, int gpu, int step) {
    long scale = quantity == 0 ? 1_000 : quantity == 1 ? 1 : 10_000;
    return exported(METRICS.get(quantity), gpu, step) * scale;
  }

  /** Adds what some GPUs, from one to before another, say in a step. */
  void say(int step, int fromGpu, int toGpu, WriteBody body) {
    for (int gpu = fromGpu; gpu < toGpu; gpu++) {
      for (Metric metric : METRICS) {
        body.sample(
            gpus.get(gpu), metric, atMillis(gpu, step), (double) exported(metric, gpu, step));
      }
    }
  }
}
