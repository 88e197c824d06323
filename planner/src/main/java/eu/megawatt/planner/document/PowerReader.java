package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.power.PowerQuestion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/power-tree/1} documents, JSON or YAML, gzipped or not. Every
 * method throws {@link InvalidDocumentException} with all that is wrong with the document.
 */
public final class PowerReader {

  static final String FORMAT = "megawatt/power-tree/1";

  private PowerReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static PowerQuestion read(Path file) {
    return DocumentReader.read(file, PowerReader::body);
  }

  /** Reads a stream, which stays open. */
  public static PowerQuestion read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), PowerReader::body);
  }

  private static PowerQuestion body(Cursor in) throws IOException {
    PowerDraft draft = new PowerDraft();
    draft.read(in);
    in.end();
    in.issues().throwIfAny();
    return draft.complete();
  }
}
