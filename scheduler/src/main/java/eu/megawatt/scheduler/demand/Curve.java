package eu.megawatt.scheduler.demand;

import java.util.Arrays;

/**
 * What replicas that are all as busy draw together, by their load: straight between points.
 *
 * @param replicas that draw it
 * @param loads of the points, from 0 to 1
 * @param watts above idle at these loads, IT side
 * @param lower hull
 * @param upper hull
 * @param highest watts
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Curve(int replicas, double[] loads, double[] watts, Hull lower, Hull upper, double highest) {

  /**
   * A curve through points.
   *
   * @param answers requests a second that they answer together at full load
   */
  static Curve of(int replicas, double[] loads, double[] watts, double answers) {
    return new Curve(
        replicas,
        loads,
        watts,
        Hull.of(loads, watts, answers, 1),
        Hull.of(loads, watts, answers, -1),
        Arrays.stream(watts).max().orElseThrow());
  }

  /** Watts at a load of 0 to 1. */
  double at(double load) {
    int i = 1;
    while (i < loads.length - 1 && loads[i] < load) {
      i++;
    }
    double slope = (watts[i] - watts[i - 1]) / (loads[i] - loads[i - 1]);
    return watts[i - 1] + slope * (load - loads[i - 1]);
  }

  /** Watts where nothing is asked. */
  double waiting() {
    return watts[0];
  }

  /** Watts at full load. */
  double busy() {
    return watts[watts.length - 1];
  }
}
