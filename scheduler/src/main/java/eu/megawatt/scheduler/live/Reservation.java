package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.time.Series;
import java.util.List;

/**
 * What is kept free for a service, slot by slot of the grid of its {@link Reservations}.
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
   * Groups of GPUs in a pool: those of a replica, or one that several replicas of the service have
   * parts of. All draw the same but maybe the last.
   *
   * @param gpusPerGroup all of the pool
   * @param groups by slot
   * @param wattsPerGroup above idle, IT side, by slot
   * @param wattsOfLast above idle, IT side, by slot, of the one that is given up first: it may have
   *     fewer replicas
   */
  public record Hold(
      String poolId, int gpusPerGroup, Series groups, Series wattsPerGroup, Series wattsOfLast) {

    /** Watts of so many groups, no more than there are in a slot. */
    double watts(int count, int slot) {
      double each = wattsPerGroup.at(slot);
      return count > 0 && count == groups.at(slot)
          ? (count - 1) * each + wattsOfLast.at(slot)
          : count * each;
    }
  }
}
