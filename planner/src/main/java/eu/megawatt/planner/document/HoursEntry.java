package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.PriceHours;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a site's prices go by the hours of a week, as read. */
final class HoursEntry {

  private static final Shape<HoursEntry> SHAPE =
      Shape.<HoursEntry>of("an object of hours")
          .optional("zone", (in, its) -> its.zone = Fields.zone(in))
          .optional(
              "energy", (in, its) -> its.energy = Optional.of(new ShapeEntry(Range.RATIO).read(in)))
          .optional(
              "carbon",
              (in, its) ->
                  its.carbon = Optional.of(new ShapeEntry(Range.RATIO_NOT_NEGATIVE).read(in)))
          .required("source", (in, its) -> its.source = in.text());

  private @Nullable ZoneId zone = ZoneOffset.UTC;
  private Optional<ShapeEntry> energy = Optional.empty();
  private Optional<ShapeEntry> carbon = Optional.empty();
  private @Nullable String source;

  HoursEntry read(Cursor in) throws IOException {
    long start = in.at();
    boolean isObject = in.isObject();
    SHAPE.read(in, this);
    if (isObject && energy.isEmpty() && carbon.isEmpty()) {
      in.issues().add(start, in.pointer(), "hours are of \"energy\", of \"carbon\" or of both");
    }
    return this;
  }

  PriceHours complete() {
    return new PriceHours(
        requireNonNull(zone),
        energy.map(ShapeEntry::complete),
        carbon.map(ShapeEntry::complete),
        requireNonNull(source));
  }
}
