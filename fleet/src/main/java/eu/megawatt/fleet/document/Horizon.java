package eu.megawatt.fleet.document;

import eu.megawatt.fleet.time.TimeGrid;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A horizon as read. */
final class Horizon {

  private static final Shape<Horizon> SHAPE =
      Shape.<Horizon>of("a horizon object")
          .required("start", (in, horizon) -> horizon.start = in.instant())
          .required(
              "slotMinutes", (in, horizon) -> horizon.slotMinutes = in.whole(Range.COUNT_FROM_ONE))
          .required("slots", (in, horizon) -> horizon.slots = in.whole(Range.SLOTS));

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private @Nullable Instant start;
  private int slotMinutes;
  private int slots;

  void read(Cursor in) throws IOException {
    long at = in.at();
    SHAPE.read(in, this);
    if (start != null
        && start.getEpochSecond() + 60L * slotMinutes * slots > LAST.getEpochSecond()) {
      in.issues()
          .add(
              at,
              in.pointer(),
              "%d slots of %d min from %s end after the year 9999"
                  .formatted(slots, slotMinutes, start));
    }
  }

  /** How many slots a series has; zero where the document does not say. */
  int slots() {
    return slots;
  }

  /** The grid, where the document says one. */
  Optional<TimeGrid> grid() {
    return start == null || slots == 0 || slotMinutes == 0
        ? Optional.empty()
        : Optional.of(new TimeGrid(start, slotMinutes, slots));
  }
}
