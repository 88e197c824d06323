package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.verdict.Interval;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How long work takes on nodes whose kernels were measured, by {@link Recipe}s and {@link Rates}.
 *
 * <p>What is predicted is the time on nodes that nobody has chosen, so the interval has how nodes
 * differ, and does not shrink to nothing where many are measured. Where equal shares of the work
 * run on n nodes at a time the slowest of them decides: P(T ≤ t) = P(t₁ ≤ t)ⁿ, so that the quantile
 * p of the whole is the quantile p^(1/n) of one.
 */
public final class Roofline {

  private static final double OUTSIDE = 0.05;
  private static final double HALF = 0.5;

  private Roofline() {}

  /**
   * Predicts.
   *
   * @param share what each node does, part after part
   * @param nodes how many do so at a time, at least 1
   */
  public static Prediction predict(List<Part> share, Rates rates, int nodes) {
    if (share.isEmpty() || nodes < 1) {
      throw new IllegalArgumentException(
          "Some work on at least one node, not %s on %d".formatted(share, nodes));
    }
    rates.require(Part.kernels(share));
    double[] drawn = sorted(rates.draws(), it -> seconds(share, it));
    return new Prediction(
        Quantiles.of(drawn, slowest(HALF, nodes)),
        new Interval(
            Quantiles.of(drawn, slowest(OUTSIDE / 2, nodes)),
            Quantiles.of(drawn, slowest(1 - OUTSIDE / 2, nodes))));
  }

  private static double slowest(double probability, int nodes) {
    return Math.pow(probability, 1.0 / nodes);
  }

  private static double seconds(List<Part> share, Rates.Speeds speeds) {
    double seconds = 0;
    for (Part it : share) {
      seconds += it.seconds(speeds);
    }
    return seconds;
  }

  private static double[] sorted(
      List<Rates.Speeds> speeds, ToDoubleFunction<Rates.Speeds> seconds) {
    return speeds.stream().mapToDouble(seconds).sorted().toArray();
  }

  /** By how much the roofline is corrected, of all parts together, by the nodes' median. */
  public static double factor(List<Part> share, Rates rates) {
    return Quantiles.of(
        sorted(rates.nodes(), it -> seconds(share, it) / uncorrected(share, it)), HALF);
  }

  private static double uncorrected(List<Part> share, Rates.Speeds speeds) {
    return share.stream().mapToDouble(it -> it.recipe().seconds(speeds)).sum();
  }

  /** Which share of the time each kernel is waited for, the mean of the nodes; 1 together. */
  public static Map<Kernel, Double> shareByKernel(List<Part> share, Rates rates) {
    Map<Kernel, Double> shares = new EnumMap<>(Kernel.class);
    for (Rates.Speeds node : rates.nodes()) {
      double whole = seconds(share, node) * rates.nodeCount();
      for (Part part : share) {
        double factor = part.factor(node);
        part.recipe()
            .secondsByKernel(node)
            .forEach((kernel, its) -> shares.merge(kernel, its * factor / whole, Double::sum));
      }
    }
    return shares;
  }
}
