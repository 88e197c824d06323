package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.demand.LoadCurve;

/**
 * A pool that may answer a service's requests.
 *
 * @param pool its number
 * @param one requests a second that a replica answers at the most
 * @param gpus of a replica; 1 where several have parts of one
 * @param perGpu replicas that have a GPU together; 1 where a replica has whole ones
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
    int perGpu,
    LoadCurve curve,
    double idleWatts,
    boolean[] permitted) {

  /** GPUs that so many replicas take: the last may have places left. */
  int gpus(int replicas) {
    return Math.ceilDiv(replicas, perGpu) * gpus;
  }

  /**
   * What so many replicas draw above idle that answer so many requests a second: the last GPU of
   * those that they share is as much less busy as it has fewer of them.
   */
  double watts(int replicas, double requests) {
    int groups = Math.ceilDiv(replicas, perGpu);
    return groups == 0
        ? 0
        : (groups - 1) * wattsOfFull(replicas, requests) + wattsOfLast(replicas, requests);
  }

  /** What a replica draws above idle of so many as busy, or a GPU with all its replicas. */
  double wattsOfFull(int replicas, double requests) {
    return busyAt(load(replicas, requests));
  }

  /** What the last replica of so many draws above idle, or the last GPU. */
  double wattsOfLast(int replicas, double requests) {
    int rest = replicas % perGpu;
    return busyAt(load(replicas, requests) * (rest == 0 ? 1 : (double) rest / perGpu));
  }

  private double load(int replicas, double requests) {
    return replicas == 0 ? 0 : Math.min(1, requests / (replicas * one));
  }

  private double busyAt(double load) {
    return gpus * Math.max(0, curve.watts(load) - idleWatts);
  }

  /**
   * What one replica more than so many would draw above idle if all were as busy as they may be.
   */
  double wattsOfOneMore(int replicas) {
    return watts(replicas + 1, (replicas + 1) * one) - watts(replicas, replicas * one);
  }
}
