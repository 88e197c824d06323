package eu.megawatt.scheduler.bound;

import eu.megawatt.scheduler.kernel.DualPrices;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;

/**
 * The Lagrangian dual of the plan: raises prices where the unlimited jobs take too much and lowers
 * them where they leave some, and keeps the best bound seen. Valid at every iterate. Because each
 * job's own problem is integral, its limit is the linear relaxation of the whole.
 *
 * <p>A subgradient method with Polyak's step towards the price of a known plan (B. T. Polyak,
 * Minimization of unsmooth functionals, 1969), the direction averaged over the last ones to damp
 * the zigzag (P. M. Camerini, L. Fratta, F. Maffioli, 1975). Power is counted in kilowatts here, so
 * that it and GPUs are of one size.
 */
public final class LagrangianBound {

  private static final double WATTS_PER_UNIT = 1e3;

  /** Share of the newest subgradient in the direction. */
  private static final double FRESHNESS = 0.35;

  private static final double FIRST_REACH = 0.05;
  private static final double NEXT_REACH = 0.003;
  private static final int PATIENCE = 4;
  private static final double LEAST_REACH = 1e-6;

  /** Share of the reach that counts as a good rise. */
  private static final double WELL = 0.1;

  private static final double CAUTION = 0.6;
  private static final double BOLDER = 1.2;

  private final Problem problem;
  private final Relaxation relaxation;
  private final double firstReach;

  /** Rows one after the other, power domains and then pools, a value for each slot. */
  private final double[] price;

  private final double[] direction;
  private double[] bestPrice;
  private double[] bestExcess = new double[0];
  private double bound = Double.NEGATIVE_INFINITY;
  private double reach;
  private int sinceBetter;
  private int iterations;

  /** Starts where everything is free. */
  public LagrangianBound(Problem problem, ExecutorService threads) {
    this(problem, threads, DualPrices.zero(problem), FIRST_REACH);
  }

  /** Goes on from prices that are near. */
  public static LagrangianBound from(Problem problem, ExecutorService threads, DualPrices prices) {
    return new LagrangianBound(problem, threads, prices, NEXT_REACH);
  }

  private LagrangianBound(
      Problem problem, ExecutorService threads, DualPrices prices, double firstReach) {
    this.problem = problem;
    this.relaxation = new Relaxation(problem, threads);
    this.firstReach = firstReach;
    this.price = flat(prices);
    this.direction = new double[price.length];
    this.bestPrice = price.clone();
  }

  /**
   * Euro that no plan costs less than, as far as known; minus infinity before the first iterate.
   */
  public double bound() {
    return bound;
  }

  /** The prices of the best bound. */
  public DualPrices prices() {
    return prices(bestPrice);
  }

  public int iterations() {
    return iterations;
  }

  /** One step. */
  public void iterate() throws InterruptedException {
    Relaxation.Solution solution = relaxation.solve(prices(price));
    iterations++;
    double[] excess = excess(solution);
    double reached = solution.bound();
    if (iterations == 1) {
      reach = Math.max(LEAST_REACH, firstReach * Math.abs(reached));
    }
    if (reached > bound) {
      follow(reached, excess);
    } else if (++sinceBetter < PATIENCE) {
      lean(excess, FRESHNESS);
    } else {
      reached = goBack();
    }
    step(bound + reach - reached);
  }

  /** The bound rose: reaches further if it rose well. */
  private void follow(double reached, double[] excess) {
    reach *= reached > bound + WELL * reach ? BOLDER : 1;
    lean(excess, bestExcess.length == 0 ? 1 : FRESHNESS);
    bound = reached;
    bestPrice = price.clone();
    bestExcess = excess;
    sinceBetter = 0;
  }

  /** The bound has not risen for a while: from its prices once more, with a shorter reach. */
  private double goBack() {
    System.arraycopy(bestPrice, 0, price, 0, price.length);
    lean(bestExcess, 1);
    reach *= CAUTION;
    sinceBetter = 0;
    return bound;
  }

  private void lean(double[] excess, double part) {
    for (int row = 0; row < direction.length; row++) {
      direction[row] += part * (excess[row] - direction[row]);
    }
  }

  /** Raises the prices of what is taken too much, lowers the others; prices at zero stay there. */
  private void step(double rise) {
    double norm = 0;
    for (int row = 0; row < price.length; row++) {
      norm += price[row] > 0 || direction[row] > 0 ? direction[row] * direction[row] : 0;
    }
    double length = norm > 0 ? rise / norm : 0;
    for (int row = 0; row < price.length; row++) {
      price[row] = Math.max(0, price[row] + length * direction[row]);
    }
  }

  private double[] excess(Relaxation.Solution solution) {
    double[] excess = new double[price.length];
    int row = 0;
    for (double[] watts : solution.excessWatts()) {
      for (double over : watts) {
        excess[row++] = over / WATTS_PER_UNIT;
      }
    }
    for (double[] gpus : solution.excessGpus()) {
      System.arraycopy(gpus, 0, excess, row, gpus.length);
      row += gpus.length;
    }
    return excess;
  }

  private double[] flat(DualPrices prices) {
    double[] flat = new double[(problem.room.length + problem.gpus.length) * problem.slots];
    int row = 0;
    for (int domain = 0; domain < problem.room.length; domain++) {
      for (double perWatt : prices.power(domain)) {
        flat[row++] = perWatt * WATTS_PER_UNIT;
      }
    }
    for (int pool = 0; pool < problem.gpus.length; pool++) {
      System.arraycopy(prices.gpu(pool), 0, flat, row, problem.slots);
      row += problem.slots;
    }
    return flat;
  }

  private DualPrices prices(double[] flat) {
    int slots = problem.slots;
    double[][] power = new double[problem.room.length][];
    double[][] gpu = new double[problem.gpus.length][];
    Arrays.setAll(power, d -> perWatt(Arrays.copyOfRange(flat, d * slots, (d + 1) * slots)));
    int first = power.length;
    Arrays.setAll(gpu, p -> Arrays.copyOfRange(flat, (first + p) * slots, (first + p + 1) * slots));
    return new DualPrices(power, gpu);
  }

  private static double[] perWatt(double[] perUnit) {
    Arrays.setAll(perUnit, slot -> perUnit[slot] / WATTS_PER_UNIT);
    return perUnit;
  }
}
