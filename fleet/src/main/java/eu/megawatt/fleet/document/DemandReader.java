package eu.megawatt.fleet.document;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.sovereignty.Register;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/scenario/2} documents, JSON or YAML, gzipped or not. Every
 * method throws {@link InvalidDocumentException} with all that is wrong with the document, or why
 * there is none.
 */
public final class DemandReader {

  private DemandReader() {}

  /** Reads a file under a register, whose profiles its jobs and services may name. */
  public static Demand read(Path file, Register register) {
    return DocumentReader.read(file, in -> body(in, register));
  }

  /** Reads a stream, which stays open. */
  public static Demand read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), it -> body(it, Register.NONE));
  }

  private static Demand body(Cursor in, Register register) throws IOException {
    DemandDraft draft = new DemandDraft(register);
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.completeDemand();
  }
}
