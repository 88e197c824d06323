package eu.megawatt.system.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.system.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The contract's referee: a program outside this repository that checks and prices plans. */
record Referee(Path program) {

  /** What tests that need it say where it is absent. */
  static final String ABSENT =
      "The referee is not here: it takes python3 and ../shared/referee/check_plan.py.";

  private static final JsonMapper JSON = new JsonMapper();

  /** Finds it; empty where it or Python is missing. */
  static Optional<Referee> find() {
    return Repository.shared("referee/check_plan.py").filter(_ -> hasPython()).map(Referee::new);
  }

  private static boolean hasPython() {
    try {
      return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Its verdict of a plan. */
  JsonNode check(Path scenario, Path plan) {
    ProcessBuilder referee =
        new ProcessBuilder(
            "python3", "-B", program.toString(), scenario.toString(), plan.toString());
    try (InputStream said =
        referee.redirectError(ProcessBuilder.Redirect.INHERIT).start().getInputStream()) {
      return JSON.readTree(said.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
