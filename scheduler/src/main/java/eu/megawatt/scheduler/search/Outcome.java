package eu.megawatt.scheduler.search;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** What a thread of the search came back with. */
final class Outcome {

  private Outcome() {}

  /** The result; an error of the thread becomes one of the search. */
  static <T> T of(Future<T> done) throws InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A thread of the search failed", e.getCause());
    }
  }
}
