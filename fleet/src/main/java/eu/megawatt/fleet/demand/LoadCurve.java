package eu.megawatt.fleet.demand;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a GPU draws by how busy it is: points from load 0 to load 1, straight between them. */
public record LoadCurve(NavigableMap<Double, Double> wattsByLoad) {

  /**
   * Copies the points.
   *
   * @throws IllegalArgumentException where there is none for load 0 or for load 1
   */
  public LoadCurve {
    wattsByLoad = Collections.unmodifiableNavigableMap(new TreeMap<>(wattsByLoad));
    if (wattsByLoad.isEmpty() || wattsByLoad.firstKey() != 0 || wattsByLoad.lastKey() != 1) {
      throw new IllegalArgumentException("A load curve goes from load 0 to load 1");
    }
  }

  /** Watts at a load; those of the ends outside of 0 to 1. */
  public double watts(double load) {
    double inside = Math.clamp(load, 0, 1);
    Map.Entry<Double, Double> below = wattsByLoad.floorEntry(inside);
    Map.Entry<Double, Double> above = wattsByLoad.ceilingEntry(inside);
    double width = above.getKey() - below.getKey();
    return width == 0
        ? below.getValue()
        : below.getValue()
            + (above.getValue() - below.getValue()) * (inside - below.getKey()) / width;
  }
}
