package eu.megawatt.scheduler.pack;

/**
 * The node with the least left, processor and GPU alike: the best-fit score that the FGD paper
 * compares with, in whole points of 100 (Weng et al., "Beware of Fragmentation: Scheduling
 * GPU-Sharing Workloads with Fragmentation Gradient Descent", USENIX ATC 2023).
 */
public record BestFit() implements Policy {

  private static final double CPU_MILLI_MOST = 128_000;
  private static final double GPU_MILLI_MOST = 8 * Node.WHOLE_GPU;
  private static final double POINTS = 100;

  /** {@code (1 - cpu / 2·128000 - gpu / 2·8000) · 100} of what is left, cut to a whole number. */
  @Override
  public double worth(Room room) {
    double full =
        1 - 0.5 * room.cpuMilli() / CPU_MILLI_MOST - 0.5 * room.gpuMilliInAll() / GPU_MILLI_MOST;
    return (int) (full * POINTS);
  }

  @Override
  public double cost(double before, double after) {
    return -after;
  }

  @Override
  public ShareChoice shareChoice() {
    return ShareChoice.FULLEST;
  }
}
