package eu.megawatt.fleet.inventory.document;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.DocumentReader;
import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.fleet.inventory.Inventory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/fleet/1} documents, JSON or YAML, gzipped or not. Every method
 * throws {@link InvalidDocumentException} with all that is wrong with the document, or why there is
 * none.
 */
public final class InventoryReader {

  private InventoryReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static Inventory read(Path file) {
    return DocumentReader.read(file, InventoryReader::body);
  }

  /**
   * Reads a stream, which stays open.
   *
   * @param name a file name or the like, which may say whether it is YAML; where it does not, the
   *     first character decides
   */
  public static Inventory read(InputStream in, String name) {
    return DocumentReader.read(in, Syntax.ofName(name), InventoryReader::body);
  }

  /** Reads a stream, which stays open. */
  public static Inventory read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), InventoryReader::body);
  }

  /**
   * Reads a stream that {@link InventoryWriter} has written, maybe of a version with other rules:
   * its form is checked, not whether its parts fit together.
   */
  public static Inventory readWritten(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), InventoryReader::form);
  }

  private static Inventory form(Cursor in) throws IOException {
    InventoryDraft draft = new InventoryDraft();
    draft.read(in);
    in.end();
    in.issues().throwIfAny();
    return draft.complete();
  }

  private static Inventory body(Cursor in) throws IOException {
    InventoryDraft draft = new InventoryDraft();
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.complete();
  }
}
