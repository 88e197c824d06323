package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.demand.LoadCurve;

/**
 * A pool that may answer a service's requests.
 *
 * @param pool its number
 * @param one requests a second that a replica answers at the most
 * @param gpus of a replica
 * @param curve of a GPU
 * @param idleWatts of a GPU
 * @param permitted by slot
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Host(
    int pool,
    String siteId,
    double latencyMs,
    double one,
    int gpus,
    LoadCurve curve,
    double idleWatts,
    boolean[] permitted) {

  /** What each of so many replicas draws above idle that answer so many requests a second. */
  double watts(int replicas, double requests) {
    double load = replicas == 0 ? 0 : requests / (replicas * one);
    return gpus * Math.max(0, curve.watts(load) - idleWatts);
  }
}
