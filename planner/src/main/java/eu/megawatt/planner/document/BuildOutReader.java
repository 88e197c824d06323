package eu.megawatt.planner.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.planner.buildout.ask.Offers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/build-out/1} documents, JSON or YAML, gzipped or not. Every
 * method throws {@link InvalidDocumentException} with all that is wrong with the document.
 */
public final class BuildOutReader {

  static final String FORMAT = "megawatt/build-out/1";

  private BuildOutReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static Offers read(Path file) {
    return DocumentReader.read(file, BuildOutReader::body);
  }

  /** Reads a stream, which stays open. */
  public static Offers read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), BuildOutReader::body);
  }

  private static Offers body(Cursor in) throws IOException {
    BuildOutDraft draft = new BuildOutDraft();
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.complete();
  }
}
