package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.time.Series;
import java.util.List;

/**
 * What is kept free for replicas of a service, slot by slot of the grid of its {@link
 * Reservations}.
 *
 * @param id the service's
 * @param residency id of the policy or profile that its pools have to satisfy
 * @param worth of what it answers: where not all fit, what is worth more comes first
 */
public record Reservation(String id, String residency, double worth, List<Hold> holds) {

  public Reservation {
    holds = List.copyOf(holds);
  }

  /**
   * Replicas in a pool.
   *
   * @param gpusPerReplica all of the pool
   * @param replicas by slot
   * @param wattsPerReplica above idle, IT side, by slot
   */
  public record Hold(String poolId, int gpusPerReplica, Series replicas, Series wattsPerReplica) {}
}
