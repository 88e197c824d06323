package eu.megawatt.service.schedule;

import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;

/**
 * The slots {@code from} to {@code to}, the last not among them.
 *
 * @param from at least 0
 */
record SlotRange(int from, int to) {

  /** Every slot that a range of time touches, within the horizon. */
  static SlotRange of(TimeGrid grid, Instant from, Instant to) {
    int first = (int) Math.clamp(Math.floor(grid.position(from)), 0, grid.slots());
    int end = (int) Math.clamp(Math.ceil(grid.position(to)), first, grid.slots());
    return new SlotRange(first, end);
  }

  int count() {
    return to - from;
  }
}
