package eu.megawatt.fleet.document;

import eu.megawatt.fleet.demand.DemandPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads {@code megawatt/plan/2} documents, JSON or YAML, gzipped or not: their form, not whether
 * they are good plans of a scenario. Every method throws {@link InvalidDocumentException} with all
 * that is wrong with the document, or why there is none.
 */
public final class DemandPlanReader {

  private DemandPlanReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static DemandPlan read(Path file) {
    return DocumentReader.read(file, DemandPlanReader::body);
  }

  /** Reads a stream, which stays open. */
  public static DemandPlan read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), DemandPlanReader::body);
  }

  private static DemandPlan body(Cursor in) throws IOException {
    DemandPlanDraft draft = new DemandPlanDraft();
    draft.read(in);
    in.end();
    in.issues().throwIfAny();
    return draft.complete();
  }
}
