package eu.megawatt.fleet.document;

import eu.megawatt.fleet.plan.Plan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads {@code megawatt/plan/1} documents, JSON or YAML, gzipped or not: their form, not whether
 * they are good plans of a scenario. Every method throws {@link InvalidDocumentException} with all
 * that is wrong with the document, or why there is none.
 */
public final class PlanReader {

  private PlanReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static Plan read(Path file) {
    return DocumentReader.read(file, PlanReader::body);
  }

  /**
   * Reads a stream, which stays open.
   *
   * @param name a file name or the like, which may say whether it is YAML; where it does not, the
   *     first character decides
   */
  public static Plan read(InputStream in, String name) {
    return DocumentReader.read(in, Syntax.ofName(name), PlanReader::body);
  }

  /** Reads a stream, which stays open. */
  public static Plan read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), PlanReader::body);
  }

  static Plan body(Cursor in) throws IOException {
    PlanDraft draft = new PlanDraft();
    draft.read(in);
    in.end();
    in.issues().throwIfAny();
    return draft.complete();
  }
}
