package eu.megawatt.fleet.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The slots of a document: {@code slots} of {@code slotMinutes} each, the first beginning at {@code
 * start}. Slot {@code i} is the half-open range [{@link #at at(i)}, {@code at(i + 1)}). Nothing may
 * assume a quarter of an hour or a week.
 */
public record TimeGrid(Instant start, int slotMinutes, int slots) {

  public TimeGrid {
    if (slotMinutes < 1 || slots < 1) {
      throw new IllegalArgumentException(
          "A time grid needs slots of at least a minute and at least one of them, not %d of %d min"
              .formatted(slots, slotMinutes));
    }
  }

  /** The beginning of a slot; {@code at(slots)} is the end of the horizon. */
  public Instant at(int slot) {
    return start.plus(Duration.ofMinutes((long) slot * slotMinutes));
  }

  public Instant end() {
    return at(slots);
  }

  /** Hours in one slot. */
  public double slotHours() {
    return slotMinutes / 60.0;
  }

  /** Where an instant lies, in slots from the start; whole only where it is on the grid. */
  public double position(Instant instant) {
    Duration since = Duration.between(start, instant);
    return (since.toSeconds() + since.toNanosPart() / 1e9) / 60 / slotMinutes;
  }

  /** The first slot that begins no earlier than an instant; may lie outside the horizon. */
  public long firstSlotFrom(Instant instant) {
    Duration since = Duration.between(start, instant);
    long seconds = since.toSeconds() + (since.toNanosPart() > 0 ? 1 : 0);
    return Math.ceilDiv(seconds, slotMinutes * 60L);
  }

  /** Whether an instant is the beginning of a slot of this grid or of its continuation. */
  public boolean onGrid(Instant instant) {
    Duration since = Duration.between(start, instant);
    return since.toNanosPart() == 0 && since.toSeconds() % (slotMinutes * 60L) == 0;
  }
}
