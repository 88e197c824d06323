package eu.megawatt.scheduler.kernel;

import java.util.Arrays;

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

  /** The same prices a part of the way to others: 0 stays here, 1 arrives there. */
  public DualPrices towards(DualPrices others, double part) {
    return new DualPrices(between(power, others.power, part), between(gpu, others.gpu, part));
  }

  private static double[][] between(double[][] here, double[][] there, double part) {
    double[][] between = new double[here.length][];
    Arrays.setAll(
        between,
        row -> {
          double[] mixed = new double[here[row].length];
          Arrays.setAll(mixed, i -> here[row][i] + part * (there[row][i] - here[row][i]));
          return mixed;
        });
    return between;
  }
}
