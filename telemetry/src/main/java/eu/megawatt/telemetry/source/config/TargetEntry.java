package eu.megawatt.telemetry.source.config;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Shape;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address as read. */
final class TargetEntry {

  static final Shape<TargetEntry> SCRAPED =
      owned(Shape.of("an object with the address of an exporter"));

  static final Shape<TargetEntry> REDFISH =
      owned(Shape.<TargetEntry>of("an object with the address of a controller"))
          .optional("path", (in, target) -> target.readPath(in));

  private @Nullable URI url;
  private final Map<String, String> owner = new LinkedHashMap<>();
  private String path = "";

  private static Shape<TargetEntry> owned(Shape<TargetEntry> shape) {
    return shape
        .required("url", (in, target) -> target.url = Plain.url(in))
        .optional("node", (in, target) -> target.readOwner(in, "node"))
        .optional("meter", (in, target) -> target.readOwner(in, "meter"));
  }

  private void readOwner(Cursor in, String label) throws IOException {
    if (!owner.isEmpty()) {
      in.issue("an address is of a node or of a meter, not of both");
    }
    String id = Plain.line(in);
    if (id != null) {
      owner.put(label, id);
    }
  }

  private void readPath(Cursor in) throws IOException {
    String text = Plain.line(in);
    if (text != null && !text.startsWith("/")) {
      in.issue(Names.quoted(text) + " does not begin with \"/\"");
    }
    path = text == null ? "" : text;
  }

  Target complete() {
    return new Target(requireNonNull(url), owner, path);
  }
}
