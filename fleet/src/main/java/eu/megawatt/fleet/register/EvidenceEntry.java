package eu.megawatt.fleet.register;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.sovereignty.Evidence;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** What a claim rests on, as read. */
final class EvidenceEntry {

  private static final String DIGEST = "[0-9a-f]{64}";
  private static final String NOTHING = "0{64}";

  private static final Shape<EvidenceEntry> SHAPE =
      Shape.<EvidenceEntry>of("an evidence object")
          .required("sha256", (in, its) -> its.readDigest(in))
          .required("address", (in, its) -> its.readAddress(in));

  private @Nullable String sha256;
  private @Nullable URI address;

  EvidenceEntry(Cursor in) throws IOException {
    SHAPE.read(in, this);
  }

  private void readDigest(Cursor in) throws IOException {
    String text = in.string();
    if (text == null) {
      return;
    }
    if (!text.matches(DIGEST) || text.matches(NOTHING)) {
      in.issue(
          "%s is no SHA-256 digest: 64 hexadecimal digits in lower case. Maybe run sha256sum on the"
                  .formatted(Names.quoted(text))
              + " document");
      return;
    }
    sha256 = text;
  }

  private void readAddress(Cursor in) throws IOException {
    String text = in.string();
    if (text == null) {
      return;
    }
    try {
      URI its = new URI(text);
      if (its.isAbsolute()) {
        address = its;
        return;
      }
    } catch (URISyntaxException _) {
      // said below
    }
    in.issue(
        "%s is no address with a scheme, such as \"https://...\" or \"urn:...\""
            .formatted(Names.quoted(text)));
  }

  Evidence complete() {
    return new Evidence(requireNonNull(sha256), requireNonNull(address));
  }
}
