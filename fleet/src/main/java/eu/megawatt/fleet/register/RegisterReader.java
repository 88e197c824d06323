package eu.megawatt.fleet.register;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.sovereignty.Register;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/sovereignty/1} documents, JSON or YAML, gzipped or not. Every
 * method throws {@link InvalidDocumentException} with all that is wrong with the document.
 */
public final class RegisterReader {

  private RegisterReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static Register read(Path file, String version) {
    return DocumentReader.read(file, in -> body(in, version));
  }

  /**
   * Reads a stream, which stays open.
   *
   * @param version what tells the register from others
   */
  public static Register read(InputStream in, Syntax syntax, String version) {
    return DocumentReader.read(in, Optional.of(syntax), it -> body(it, version));
  }

  private static Register body(Cursor in, String version) throws IOException {
    RegisterDraft draft = new RegisterDraft();
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.complete(version);
  }
}
