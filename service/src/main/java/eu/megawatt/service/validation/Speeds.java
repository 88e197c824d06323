package eu.megawatt.service.validation;

import eu.megawatt.kernels.suite.Measure;
import eu.megawatt.kernels.verdict.Medians;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How fast a device of a node was in a kernel.
 *
 * @param speed more is better
 */
record Speeds(String nodeId, String kernel, String engine, double speed) {

  /** What each node reached, by its slowest device: a node is as fast as that. */
  static Map<String, Double> byNode(List<Speeds> fleet, String kernel, String engine) {
    return fleet.stream()
        .filter(it -> it.kernel.equals(kernel) && it.engine.equals(engine))
        .collect(Collectors.toMap(Speeds::nodeId, Speeds::speed, Math::min, TreeMap::new));
  }

  /** The same without names. */
  static double[] of(List<Speeds> fleet, String kernel, String engine) {
    return byNode(fleet, kernel, engine).values().stream()
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** What a speed is in a unit of kernels: where less is better, its reciprocal. */
  static double value(String unit, double speed) {
    boolean moreIsBetter =
        Arrays.stream(Measure.values())
            .filter(it -> it.unit().equals(unit))
            .allMatch(Measure::moreIsBetter);
    return moreIsBetter ? speed : 1 / speed;
  }

  /** The median of some. */
  static double median(List<Double> speeds) {
    return Medians.median(speeds.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
