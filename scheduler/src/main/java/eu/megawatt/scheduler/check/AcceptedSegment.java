package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;

/** A segment of a job's run that can be accounted for, in slots. */
record AcceptedSegment(Pool pool, PowerCap cap, int from, int to) {

  /** Whether it goes on where another one ends, under whatever power cap. */
  boolean goesOn(AcceptedSegment before) {
    return pool.id().equals(before.pool.id()) && from == before.to;
  }

  AcceptedSegment withoutLastSlot() {
    return new AcceptedSegment(pool, cap, from, to - 1);
  }
}
