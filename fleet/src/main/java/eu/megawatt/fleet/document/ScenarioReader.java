package eu.megawatt.fleet.document;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Register;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads and checks {@code megawatt/scenario/1} documents, JSON or YAML, gzipped or not. Every
 * method throws {@link InvalidDocumentException} with all that is wrong with the document, or why
 * there is none.
 */
public final class ScenarioReader {

  private ScenarioReader() {}

  /** Reads a file; its name says whether it is YAML. */
  public static Scenario read(Path file) {
    return read(file, Register.NONE);
  }

  /** Reads a file under a register, whose profiles its jobs may name. */
  public static Scenario read(Path file, Register register) {
    return DocumentReader.read(file, in -> body(in, register));
  }

  /**
   * Reads a stream, which stays open.
   *
   * @param name a file name or the like, which may say whether it is YAML; where it does not, the
   *     first character decides
   */
  public static Scenario read(InputStream in, String name) {
    return DocumentReader.read(in, Syntax.ofName(name), it -> body(it, Register.NONE));
  }

  /** Reads a stream, which stays open. */
  public static Scenario read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), it -> body(it, Register.NONE));
  }

  static Scenario body(Cursor in, Register register) throws IOException {
    ScenarioDraft draft = new ScenarioDraft(register);
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.complete();
  }
}
