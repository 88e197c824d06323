package eu.megawatt.service.validation;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Has those wait who wait for something under a name, and wakes them at once. Thread-safe. */
final class Bell implements AutoCloseable {

  /** Who may wait at a time. */
  static final int MOST = 20_000;

  private static final int RETRY_SECONDS = 10;

  private final Semaphore places = new Semaphore(MOST);
  private final Map<CountDownLatch, String> waiting = new ConcurrentHashMap<>();
  private volatile boolean isClosed;

  /**
   * Looks, and looks again when it is rung or the time is over.
   *
   * @throws ProblemException 503 where too many wait already
   */
  <T> Optional<T> await(String name, Duration atMost, Supplier<Optional<T>> look) {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          Problem.of(ProblemKind.UNAVAILABLE, "%d agents wait already.".formatted(MOST)),
          RETRY_SECONDS);
    }
    CountDownLatch rung = new CountDownLatch(1);
    waiting.put(rung, name);
    try {
      Optional<T> first = look.get();
      if (first.isPresent() || atMost.isZero() || isClosed) {
        return first;
      }
      return rung.await(atMost.toMillis(), TimeUnit.MILLISECONDS) ? look.get() : Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      waiting.remove(rung);
      places.release();
    }
  }

  void ring(String name) {
    waiting.forEach(
        (rung, its) -> {
          if (its.equals(name)) {
            rung.countDown();
          }
        });
  }

  int waitingCount() {
    return MOST - places.availablePermits();
  }

  /** Has everybody go. */
  @Override
  public void close() {
    isClosed = true;
    waiting.keySet().forEach(CountDownLatch::countDown);
  }
}
