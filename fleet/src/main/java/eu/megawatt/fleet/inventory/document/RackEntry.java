package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.inventory.Rack;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rack as read. */
final class RackEntry extends Entry {

  static final Shape<RackEntry> SHAPE =
      Shape.<RackEntry>of("a rack object")
          .required("id", (in, rack) -> rack.id = Line.id(in))
          .required("hall", (in, rack) -> rack.hall = Line.id(in))
          .required("domains", (in, rack) -> rack.readDomains(in))
          .required("row", (in, rack) -> rack.row = in.whole(Range.COUNT))
          .required("position", (in, rack) -> rack.position = in.whole(Range.COUNT));

  @Nullable Text hall;
  List<Text> domains = List.of();
  long domainsAt;
  int row;
  int position;

  private void readDomains(Cursor in) throws IOException {
    domainsAt = in.at();
    int before = in.issues().size();
    domains = Line.ids(in);
    if (domains.isEmpty() && in.issues().size() == before) {
      in.issues()
          .add(domainsAt, in.pointer(), "no power domain feeds the rack; one, or two partners, do");
    }
  }

  Rack complete() {
    return new Rack(
        requireNonNull(id).value(),
        requireNonNull(hall).value(),
        domains.stream().map(Text::value).toList(),
        row,
        position);
  }
}
