package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.fleet.document.Syntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/capacity/1} documents, JSON or YAML, gzipped or not. Every
 * method throws {@link InvalidDocumentException} with all that is wrong with the document.
 */
public final class CapacityReader {

  private CapacityReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static CapacityDocument read(Path file) {
    return DocumentReader.read(file, CapacityReader::body);
  }

  /** Reads a stream, which stays open. */
  public static CapacityDocument read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), CapacityReader::body);
  }

  private static CapacityDocument body(Cursor in) throws IOException {
    CapacityDraft draft = new CapacityDraft();
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    try {
      return draft.complete();
    } catch (IllegalArgumentException e) {
      throw new InvalidDocumentException(List.of(new Issue("", String.valueOf(e.getMessage()))));
    }
  }
}
