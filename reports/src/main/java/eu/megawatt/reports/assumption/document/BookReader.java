package eu.megawatt.reports.assumption.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.assumption.CostBook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/books/1} documents, JSON or YAML, gzipped or not. Every method
 * throws {@link InvalidDocumentException} with all that is wrong with the document.
 */
public final class BookReader {

  private BookReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static CostBook read(Path file) {
    return DocumentReader.read(file, BookReader::body);
  }

  /** Reads a stream, which stays open. */
  public static CostBook read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), BookReader::body);
  }

  private static CostBook body(Cursor in) throws IOException {
    BookDraft draft = new BookDraft();
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.complete();
  }
}
