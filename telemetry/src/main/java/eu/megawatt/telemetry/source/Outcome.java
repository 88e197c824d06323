package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.resolve.Identity;
import eu.megawatt.telemetry.sample.Rejection;

/** Takes what was made of readings. */
public interface Outcome {

  /**
   * A reading has a time of its own, by the clock of whoever made it; whatever becomes of the
   * reading.
   */
  default void timed(long atMillis) {}

  /**
   * A sample.
   *
   * @param value in the unit of the quantity
   */
  void understood(Reading reading, Identity.Known identity, long atMillis, long value);

  /**
   * A reading, or something in the place of one, that is of no use.
   *
   * @param what the name of the metric, or the place
   * @param why for people
   */
  void refused(Rejection reason, String what, String why);
}
