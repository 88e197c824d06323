package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;
import java.util.List;

/**
 * All that is kept free for services. It is planned together and replaced together; outside of its
 * grid nothing is kept.
 *
 * @param grid its slots may be others than those of the plan
 */
public record Reservations(TimeGrid grid, List<Reservation> all) {

  /** Nothing is kept free. */
  public static final Reservations NONE =
      new Reservations(new TimeGrid(Instant.EPOCH, 15, 1), List.of());

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException where a series does not have a number for each slot
   */
  public Reservations {
    all = List.copyOf(all);
    for (Reservation one : all) {
      for (Reservation.Hold hold : one.holds()) {
        requireSlots(grid, one, hold.groups());
        requireSlots(grid, one, hold.wattsPerGroup());
        requireSlots(grid, one, hold.wattsOfLast());
      }
    }
  }

  private static void requireSlots(TimeGrid grid, Reservation one, Series series) {
    if (series.slots() != grid.slots()) {
      throw new IllegalArgumentException(
          "%s has numbers for %d of %d slots".formatted(one.id(), series.slots(), grid.slots()));
    }
  }

  boolean isEmpty() {
    return all.isEmpty();
  }
}
