package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Source;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an assumption is from, as read. */
final class SourceEntry {

  private static final Shape<SourceEntry> SHAPE =
      Shape.<SourceEntry>of("a source object")
          .required("text", (in, its) -> its.text = in.text())
          .optional("address", (in, its) -> its.readAddress(in))
          .required("retrieved", (in, its) -> its.retrieved = Fields.date(in))
          .optional("isToBeChecked", (in, its) -> its.isToBeChecked = in.flag());

  private @Nullable String text;
  private @Nullable URI address;
  private @Nullable LocalDate retrieved;
  private boolean isToBeChecked;

  SourceEntry(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private void readAddress(Cursor in) throws IOException {
    String written = in.string();
    if (written == null) {
      return;
    }
    try {
      URI its = new URI(written);
      if (its.isAbsolute()) {
        address = its;
        return;
      }
    } catch (URISyntaxException _) {
      // said below
    }
    in.issue(Names.quoted(written) + " is no address with a scheme, such as \"https://...\"");
  }

  Source complete() {
    return new Source(
        requireNonNull(text),
        Optional.ofNullable(address),
        requireNonNull(retrieved),
        isToBeChecked);
  }
}
