package eu.megawatt.fleet.document;

import java.io.IOException;
import java.util.List;

/** The field that says what a document is. */
public final class Format {

  private Format() {}

  /** Refuses a document of another format by its name, whatever else is in it. */
  public static void read(Cursor in, String due) throws IOException {
    String format = in.string();
    if (format != null && !format.equals(due)) {
      throw refusal(in.pointer(), format, due);
    }
  }

  /** That a document is of another format than those that are known. */
  static InvalidDocumentException refusal(String pointer, String format, String known) {
    return new InvalidDocumentException(
        List.of(
            new Issue(
                pointer,
                "%s is not a format that is read here; known: %s"
                    .formatted(Names.quoted(format), known))));
  }
}
