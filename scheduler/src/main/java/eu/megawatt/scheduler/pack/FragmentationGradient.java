package eu.megawatt.scheduler.pack;

/**
 * Fragmentation gradient descent: the placement after which the fewest thousandths of GPUs have
 * become useless to a typical pod, in whole points of 100 as in the paper's scheduler (Weng et al.,
 * "Beware of Fragmentation: Scheduling GPU-Sharing Workloads with Fragmentation Gradient Descent",
 * USENIX ATC 2023).
 */
public record FragmentationGradient(Fragmentation fragmentation) implements Policy {

  private static final double POINTS = 100;

  /** Thousandths of GPUs that a typical pod could not use. */
  @Override
  public double worth(Room room) {
    return fragmentation.milli(room);
  }

  /** {@code -sigmoid((before - after) / 1000) · 100}, cut to a whole number. */
  @Override
  public double cost(double before, double after) {
    double steepness = (before - after) / Node.WHOLE_GPU;
    return -(int) (POINTS / (1 + StrictMath.exp(-steepness)));
  }

  @Override
  public ShareChoice shareChoice() {
    return ShareChoice.CHEAPEST;
  }
}
