package eu.megawatt.telemetry.wire;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Rejection;

/** What a series turned out to be. */
public sealed interface Resolution {

  /**
   * A quantity of something in the inventory.
   *
   * @param entity its number in the store
   * @param scale from the sender's unit to the quantity's
   * @param ratedMilliwatts the most the entity is built to draw, 0 where the inventory does not
   *     say; power far above it is a broken reading
   */
  record Known(int entity, Quantity quantity, Scale scale, long ratedMilliwatts)
      implements Resolution {

    public Known {
      if (entity < 0 || ratedMilliwatts < 0) {
        throw new IllegalArgumentException(
            "entity %d, rated %d mW: neither may be negative".formatted(entity, ratedMilliwatts));
      }
    }
  }

  /** Of no use here, and why. */
  record Dropped(Rejection reason) implements Resolution {}
}
