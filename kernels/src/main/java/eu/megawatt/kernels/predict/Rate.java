package eu.megawatt.kernels.predict;

import java.util.Arrays;
import java.util.List;

/**
 * A kernel's measured rate, block by block, in SI: FLOP/s, bytes/s or calls/s.
 *
 * @param kernel the name of the case
 * @param perSecond one for each block, each greater than 0
 */
public record Rate(String kernel, List<Double> perSecond) {

  /** Rejects what is no rate. */
  public Rate {
    perSecond = List.copyOf(perSecond);
    if (perSecond.isEmpty() || !perSecond.stream().allMatch(it -> it > 0 && Double.isFinite(it))) {
      throw new IllegalArgumentException(
          "%s: rates are greater than 0, and at least one: %s".formatted(kernel, perSecond));
    }
  }

  double[] sorted() {
    double[] sorted = perSecond.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
