package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.verdict.Interval;
import eu.megawatt.kernels.verdict.Medians;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * The time of a recipe by the roofline model (Williams, Waterman and Patterson 2009): for each step
 * the longer of its arithmetic and its memory, one after the other, and the launches. That is an
 * upper bound where steps overlap.
 *
 * <p>How sure it is comes from the blocks of the measured rates by the percentile bootstrap (Efron
 * 1979): {@link #DRAWS} times each kernel's blocks are drawn anew, with replacement, and the time
 * is computed from their medians. The same blocks and seed give the same interval, in whatever
 * order the blocks are.
 */
public final class Roofline {

  /** How often all blocks are drawn anew. */
  public static final int DRAWS = 2000;

  private static final double OUTSIDE = 0.05;

  private Roofline() {}

  /** Predicts. */
  public static Prediction predict(Recipe recipe, long seed) {
    Map<String, double[]> rates = rates(recipe);
    RandomGenerator random = new Well19937c(seed);
    double[] times = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<String, Double> medians = new LinkedHashMap<>();
      rates.forEach((kernel, blocks) -> medians.put(kernel, Medians.median(anew(blocks, random))));
      times[draw] = seconds(recipe, medians);
    }
    Arrays.sort(times);
    int cut = (int) Math.floor(DRAWS * OUTSIDE / 2);
    Map<String, Double> medians = new LinkedHashMap<>();
    rates.forEach((kernel, blocks) -> medians.put(kernel, Medians.median(blocks)));
    return new Prediction(
        seconds(recipe, medians), new Interval(times[cut], times[DRAWS - 1 - cut]));
  }

  private static double seconds(Recipe recipe, Map<String, Double> medians) {
    double seconds = recipe.calls() / medians.getOrDefault(recipe.launch().kernel(), 1.0);
    for (Step it : recipe.steps()) {
      seconds +=
          Math.max(
              it.flop() / medians.getOrDefault(it.arithmetic().kernel(), 1.0),
              it.bytes() / medians.getOrDefault(it.memory().kernel(), 1.0));
    }
    return seconds;
  }

  private static Map<String, double[]> rates(Recipe recipe) {
    Map<String, double[]> rates = new LinkedHashMap<>();
    put(rates, recipe.launch());
    for (Step it : recipe.steps()) {
      put(rates, it.arithmetic());
      put(rates, it.memory());
    }
    return rates;
  }

  private static void put(Map<String, double[]> rates, Rate rate) {
    double[] before = rates.putIfAbsent(rate.kernel(), rate.sorted());
    if (before != null && !Arrays.equals(before, rate.sorted())) {
      throw new IllegalArgumentException(rate.kernel() + " has two rates");
    }
  }

  private static double[] anew(double[] blocks, RandomGenerator random) {
    double[] drawn = new double[blocks.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = blocks[random.nextInt(blocks.length)];
    }
    return drawn;
  }
}
