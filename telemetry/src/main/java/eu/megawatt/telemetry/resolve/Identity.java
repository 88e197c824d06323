package eu.megawatt.telemetry.resolve;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.wire.Resolution;

/** What a series is, told so that people understand it too. */
public sealed interface Identity {

  /** What a decoder needs to know of it. */
  Resolution resolution();

  /**
   * A quantity of something that is known.
   *
   * @param key the GPU's UUID, or the id in the inventory
   */
  record Known(Resolution.Known resolution, EntityKind kind, String key) implements Identity {}

  /**
   * Of no use here.
   *
   * @param detail why, for people
   */
  record Refused(Rejection reason, String detail) implements Identity {
    @Override
    public Resolution resolution() {
      return new Resolution.Dropped(reason);
    }
  }
}
