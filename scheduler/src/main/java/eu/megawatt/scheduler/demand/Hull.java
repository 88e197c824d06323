package eu.megawatt.scheduler.demand;

import java.util.ArrayList;
import java.util.List;

/**
 * The pieces of a load curve's hull in the order of load: the lower hull where a watt costs
 * something, the upper one where it earns something.
 *
 * @param requests a second on each piece
 * @param watts on each piece
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Hull(double[] requests, double[] watts) {

  /**
   * Of a curve.
   *
   * @param one requests a second at full load
   * @param sign 1 for the lower hull, -1 for the upper one
   */
  static Hull of(double[] loads, double[] watts, double one, int sign) {
    List<Double> requests = new ArrayList<>();
    List<Double> draws = new ArrayList<>();
    int at = 0;
    while (at < loads.length - 1) {
      int next = at + 1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = at + 1; i < loads.length; i++) {
        double slope = sign * (watts[i] - watts[at]) / (loads[i] - loads[at]);
        if (slope <= least) {
          least = slope;
          next = i;
        }
      }
      requests.add((loads[next] - loads[at]) * one);
      draws.add(watts[next] - watts[at]);
      at = next;
    }
    return new Hull(
        requests.stream().mapToDouble(Double::doubleValue).toArray(),
        draws.stream().mapToDouble(Double::doubleValue).toArray());
  }

  int pieces() {
    return requests.length;
  }
}
