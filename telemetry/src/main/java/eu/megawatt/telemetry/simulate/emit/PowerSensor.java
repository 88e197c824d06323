package eu.megawatt.telemetry.simulate.emit;

import eu.megawatt.telemetry.simulate.SimulatedNode;

/** What a GPU's own power reading is of. */
public enum PowerSensor {
  /** The mean of the last second: NVML since Ampere. */
  SECOND_MEAN {
    @Override
    long milliwatts(SimulatedNode node, int gpu, long at) {
      return node.gpuMillijoules(gpu, at - MILLIS_PER_SECOND, at);
    }
  },
  /**
   * The mean of the first quarter of the last whole 100 ms: on A100 and H100 only 25 % of the time
   * is sampled (SC24, arXiv 2312.02741).
   */
  QUARTER_SAMPLED {
    @Override
    long milliwatts(SimulatedNode node, int gpu, long at) {
      long window = Math.floorDiv(at, WINDOW_MILLIS) * WINDOW_MILLIS - WINDOW_MILLIS;
      long sampled = WINDOW_MILLIS / 4;
      return node.gpuMillijoules(gpu, window, window + sampled) * (MILLIS_PER_SECOND / sampled);
    }
  };

  private static final long MILLIS_PER_SECOND = 1000;
  private static final long WINDOW_MILLIS = 100;

  /** What the sensor says at an instant. */
  abstract long milliwatts(SimulatedNode node, int gpu, long at);
}
