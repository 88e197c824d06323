package eu.megawatt.fleet.inventory.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.MeterScope;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A meter as read. */
final class MeterEntry extends Entry {

  static final Shape<MeterEntry> SHAPE =
      Shape.<MeterEntry>of("a meter object")
          .required("id", (in, meter) -> meter.id = Line.id(in))
          .required("scope", (in, meter) -> meter.readScope(in))
          .required("target", (in, meter) -> meter.target = Line.id(in));

  @Nullable MeterScope scope;
  @Nullable Text target;

  private void readScope(Cursor in) throws IOException {
    scope = in.word(MeterScope.class, MeterScope::word, "what a meter can measure");
  }

  Meter complete() {
    return new Meter(
        requireNonNull(id).value(), requireNonNull(scope), requireNonNull(target).value());
  }
}
