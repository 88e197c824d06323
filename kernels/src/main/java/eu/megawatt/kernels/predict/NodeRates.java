package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.suite.Kernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rates of a node's kernels, block by block, in SI: FLOP/s, bytes/s, calls/s or tokens/s.
 *
 * @param perSecond one for each block, each greater than 0; in any order
 */
public record NodeRates(Map<Kernel, List<Double>> perSecond) {

  /** Rejects what is no rate. */
  public NodeRates {
    Map<Kernel, List<Double>> sorted = new EnumMap<>(Kernel.class);
    perSecond.forEach(
        (kernel, blocks) -> {
          List<Double> its = new ArrayList<>(blocks);
          if (its.isEmpty() || !its.stream().allMatch(it -> it > 0 && Double.isFinite(it))) {
            throw new IllegalArgumentException(
                "%s: rates are greater than 0, and at least one: %s".formatted(kernel, its));
          }
          its.sort(null);
          sorted.put(kernel, List.copyOf(its));
        });
    perSecond = Collections.unmodifiableMap(sorted);
  }
}
