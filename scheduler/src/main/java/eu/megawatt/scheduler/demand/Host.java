package eu.megawatt.scheduler.demand;

/**
 * A pool that may answer a service's requests.
 *
 * @param one requests a second that a replica answers at the most
 * @param gpus of a replica
 * @param loads of the curve's points, from 0 to 1
 * @param watts of a replica above idle at these loads, IT side
 * @param permitted by slot
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Host(
    Terrain.Place place,
    double one,
    int gpus,
    double[] loads,
    double[] watts,
    boolean[] permitted) {

  /** What so many replicas draw above idle that answer so many requests a second together. */
  double watts(int replicas, double asked) {
    if (replicas == 0) {
      return 0;
    }
    double load = Math.min(1, asked / (replicas * one));
    int i = 1;
    while (i < loads.length - 1 && loads[i] < load) {
      i++;
    }
    double slope = (watts[i] - watts[i - 1]) / (loads[i] - loads[i - 1]);
    return replicas * (watts[i - 1] + slope * (load - loads[i - 1]));
  }
}
