package eu.megawatt.fleet.document;

import eu.megawatt.fleet.scenario.Scenario;
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
    return DocumentReader.read(file, ScenarioReader::body);
  }

  /**
   * Reads a stream, which stays open.
   *
   * @param name a file name or the like, which may say whether it is YAML; where it does not, the
   *     first character decides
   */
  public static Scenario read(InputStream in, String name) {
    return DocumentReader.read(in, Syntax.ofName(name), ScenarioReader::body);
  }

  /** Reads a stream, which stays open. */
  public static Scenario read(InputStream in, Syntax syntax) {
    return DocumentReader.read(in, Optional.of(syntax), ScenarioReader::body);
  }

  private static Scenario body(Cursor in) throws IOException {
    ScenarioDraft draft = new ScenarioDraft();
    draft.read(in);
    in.end();
    draft.check(in.issues());
    in.issues().throwIfAny();
    return draft.complete();
  }
}
