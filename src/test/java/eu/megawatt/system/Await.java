package eu.megawatt.system;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a state, asked for again and again until a deadline. */
public final class Await {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = 50_000_000;
  private static final Duration LONG_DEADLINE = Duration.ofMinutes(15);
  private static final long LONG_PAUSE_NANOS = 3_000_000_000L;

  private Await() {}

  /** Waits until something is there, and returns it. */
  public static <T> T present(String what, Supplier<Optional<T>> source) {
    return present(what, source, DEADLINE, PAUSE_NANOS);
  }

  /** The same of what takes minutes, and is dear to ask for. */
  public static <T> T presentInMinutes(String what, Supplier<Optional<T>> source) {
    return present(what, source, LONG_DEADLINE, LONG_PAUSE_NANOS);
  }

  private static <T> T present(
      String what, Supplier<Optional<T>> source, Duration within, long pauseNanos) {
    long deadline = System.nanoTime() + within.toNanos();
    while (true) {
      Optional<T> found = source.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Waited " + within + " in vain for " + what);
      }
      LockSupport.parkNanos(pauseNanos);
    }
  }
}
