package eu.megawatt.reports.invoice.document;

import eu.megawatt.fleet.document.Cursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Texts that say something. */
final class Words {

  private Words() {}

  /** A text that is not blank; null where what stands there is none. */
  static @Nullable String read(Cursor in) throws IOException {
    String text = in.string();
    if (text != null && text.isBlank()) {
      in.issue("a text has at least one character that is not blank");
      return null;
    }
    return text;
  }
}
