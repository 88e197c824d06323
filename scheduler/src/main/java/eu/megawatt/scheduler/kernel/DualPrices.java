package eu.megawatt.scheduler.kernel;

/**
 * Prices on what is scarce: euro per IT watt by power domain and slot, euro per GPU by pool and
 * slot. None is negative. They say what a megawatt is worth here, now.
 */
public final class DualPrices {

  private final double[][] power;
  private final double[][] gpu;

  /** Takes the arrays over: who hands them in does not write to them again. */
  public DualPrices(double[][] power, double[][] gpu) {
    this.power = power;
    this.gpu = gpu;
  }

  /** Everything is free. */
  public static DualPrices zero(Problem problem) {
    return new DualPrices(
        new double[problem.room.length][problem.slots],
        new double[problem.gpus.length][problem.slots]);
  }

  /** Euro per IT watt of a power domain, by slot; not to be written to. */
  public double[] power(int domain) {
    return power[domain];
  }

  /** Euro per GPU of a pool, by slot; not to be written to. */
  public double[] gpu(int pool) {
    return gpu[pool];
  }
}
