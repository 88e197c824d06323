package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.inventory.Hall;
import org.jspecify.annotations.Nullable;

/** A hall as read. */
final class HallEntry extends Entry {

  static final Shape<HallEntry> SHAPE =
      Shape.<HallEntry>of("a hall object")
          .required("id", (in, hall) -> hall.id = Line.id(in))
          .required("site", (in, hall) -> hall.site = Line.id(in))
          .required("name", (in, hall) -> hall.name = Line.read(in));

  @Nullable Text site;
  private @Nullable String name;

  Hall complete() {
    return new Hall(requireNonNull(id).value(), requireNonNull(site).value(), requireNonNull(name));
  }
}
