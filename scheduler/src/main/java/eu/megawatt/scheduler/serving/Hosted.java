package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.time.Series;
import eu.megawatt.scheduler.live.Reservation;
import java.util.Arrays;

/**
 * What of a service runs in a pool.
 *
 * @param latencyMs of network and model together
 * @param requestsPerReplica that a replica answers a second at the most
 * @param gpusPerReplica 1 where several replicas have parts of one
 * @param replicasPerGpu that have a GPU together; 1 where a replica has whole ones
 * @param replicas by slot
 * @param share of the service's requests that go there, by slot, 0 to 1
 * @param wattsPerGroup above idle, IT side, by slot, of a replica with its GPUs, or of a GPU that
 *     has all its replicas
 * @param wattsOfLast likewise, of the last of these, which may have fewer replicas
 */
public record Hosted(
    String poolId,
    String siteId,
    double latencyMs,
    double requestsPerReplica,
    int gpusPerReplica,
    int replicasPerGpu,
    Series replicas,
    Series share,
    Series wattsPerGroup,
    Series wattsOfLast) {

  /** GPUs that so many replicas take. */
  public int gpus(int count) {
    return Math.ceilDiv(count, replicasPerGpu) * gpusPerReplica;
  }

  /** What is kept free for it: replicas with their GPUs, or GPUs that replicas share. */
  Reservation.Hold hold() {
    double[] groups =
        Arrays.stream(replicas.toArray()).map(it -> Math.ceil(it / replicasPerGpu)).toArray();
    return new Reservation.Hold(
        poolId, gpusPerReplica, Series.of(groups), wattsPerGroup, wattsOfLast);
  }
}
