package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Has large work be done a little at a time; a few wait for their turn. Thread-safe. */
final class Turns {

  private static final int MOST_WAITING = 8;
  private static final int PATIENCE_SECONDS = 10;
  private static final int RETRY_SECONDS = 5;

  private final Semaphore places;
  private final String refusal;

  /**
   * Turns of some work.
   *
   * @param atOnce how much of it is done at a time
   * @param refusal what whoever finds no place is told
   */
  Turns(int atOnce, String refusal) {
    this.places = new Semaphore(atOnce, true);
    this.refusal = refusal;
  }

  /**
   * Waits for a place, which has to be given back.
   *
   * @throws ProblemException 503 where too many wait, or for too long
   */
  void take() {
    try {
      if (places.getQueueLength() < MOST_WAITING
          && places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new ProblemException(
        Problem.of(
            ProblemKind.UNAVAILABLE, "%s Try again in %d s.".formatted(refusal, RETRY_SECONDS)),
        RETRY_SECONDS);
  }

  void giveBack() {
    places.release();
  }
}
