package eu.megawatt.telemetry.source.config;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@value Sources#FORMAT} documents, YAML or JSON. Every method throws {@link
 * InvalidDocumentException} with all that is wrong with the document, or why there is none.
 */
public final class SourcesReader {

  private SourcesReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static Sources read(Path file) {
    return DocumentReader.read(file, SourcesReader::body);
  }

  /**
   * Reads a stream, which stays open.
   *
   * @param name a file name or the like, which may say whether it is YAML
   */
  public static Sources read(InputStream in, String name) {
    return DocumentReader.read(in, Syntax.ofName(name), SourcesReader::body);
  }

  /**
   * Reads one source: an object with the word for its kind, and under it the entry as it stands in
   * the list of that kind. The stream stays open.
   */
  public static SourceSettings source(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), SourceDraft::read);
  }

  /** Reads a stream in a syntax, which stays open. */
  public static Sources read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), SourcesReader::body);
  }

  private static Sources body(Cursor in) throws IOException {
    SourcesDraft draft = new SourcesDraft();
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.complete();
  }
}
