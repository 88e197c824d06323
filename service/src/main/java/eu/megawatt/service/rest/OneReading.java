package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.ProblemException;
import java.io.IOException;

/** Has large documents be read one at a time; a few wait for their turn. Thread-safe. */
final class OneReading {

  private final Turns turns = new Turns(1, "Other documents are being read already.");

  /** What is done while no other is. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does it when it is its turn.
   *
   * @throws ProblemException 503 where too many wait, 422 with everything that is wrong, 428 or 412
   *     by {@code If-Match}
   */
  void run(Work work) throws IOException {
    turns.take();
    try {
      work.run();
    } catch (InvalidDocumentException e) {
      throw DocumentProblem.of(e).toException();
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    } finally {
      turns.giveBack();
    }
  }
}
