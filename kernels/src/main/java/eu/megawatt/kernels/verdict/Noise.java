package eu.megawatt.kernels.verdict;

import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.suite.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;

/**
 * How quiet a machine has to be for a verdict.
 *
 * @param othersShare the greatest share of all CPUs that others may take
 * @param stealShare the greatest share that the hypervisor may take
 * @param calibrationVariation the greatest coefficient of variation of the calibration loop
 */
public record Noise(double othersShare, double stealShare, double calibrationVariation) {

  /** What counts where nobody says otherwise: 0.3 of a CPU per CPU, 5 %, 5 %. */
  public static final Noise LIMITS = new Noise(0.3, 0.05, 0.05);

  private static final int LEAST_CALIBRATIONS = 4;

  /** What was not quiet, each with its numbers; empty where all was. */
  public List<String> of(Conditions it) {
    List<String> noise = new ArrayList<>();
    it.othersShare()
        .ifPresent(share -> note(noise, "Others took %.1f %% of the CPUs", share, othersShare));
    it.stealShare()
        .ifPresent(share -> note(noise, "The hypervisor took %.1f %%", share, stealShare));
    if (it.calibration().size() >= LEAST_CALIBRATIONS) {
      note(
          noise,
          "The calibration loop varied by %.1f %%",
          variation(it.calibration()),
          calibrationVariation);
    }
    return noise;
  }

  private static void note(List<String> noise, String what, double share, double limit) {
    if (share > limit) {
      noise.add(
          String.format(Locale.ROOT, what + ", %.1f %% is allowed", 100 * share, 100 * limit));
    }
  }

  /**
   * The coefficient of variation by the median absolute deviation: one block that was interrupted
   * does not spoil it.
   */
  private static double variation(List<Block> blocks) {
    double[] rates =
        blocks.stream().mapToDouble(it -> it.repetitions() / (double) it.nanoseconds()).toArray();
    return Medians.sigma(rates) / StatUtils.mean(rates);
  }
}
