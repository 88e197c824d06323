package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Has large documents be read one at a time; a few wait for their turn. Thread-safe. */
final class OneReading {

  private static final int MOST_WAITING = 8;
  private static final int PATIENCE_SECONDS = 10;
  private static final int RETRY_SECONDS = 5;

  private final Semaphore place = new Semaphore(1, true);

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
    take();
    try {
      work.run();
    } catch (InvalidDocumentException e) {
      throw DocumentProblem.of(e).toException();
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    } finally {
      place.release();
    }
  }

  private void take() {
    try {
      if (place.getQueueLength() < MOST_WAITING
          && place.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        Problem.of(
            ProblemKind.UNAVAILABLE,
            "Other documents are being read already. Try again in %d s.".formatted(RETRY_SECONDS)),
        RETRY_SECONDS);
  }
}
