package eu.megawatt.reports.invoice.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/billing/1} documents, JSON or YAML, gzipped or not. Every method
 * throws {@link InvalidDocumentException} with all that is wrong with the document.
 */
public final class BillingReader {

  private BillingReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static BillingDocument read(Path file) {
    return DocumentReader.read(file, BillingReader::body);
  }

  /** Reads a stream, which stays open. */
  public static BillingDocument read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), BillingReader::body);
  }

  private static BillingDocument body(Cursor in) throws IOException {
    BillingDraft draft = new BillingDraft();
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.complete();
  }
}
