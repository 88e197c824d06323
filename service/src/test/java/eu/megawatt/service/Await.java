package eu.megawatt.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition, asked again and again until a deadline. */
public final class Await {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = 20_000_000;

  private Await() {}

  /** Waits until something is so. */
  public static void until(String what, BooleanSupplier isSo) {
    present(what, () -> isSo.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** The same, and tells what was seen instead where it waited in vain. */
  public static void until(String what, BooleanSupplier isSo, Supplier<String> seen) {
    present(what, () -> isSo.getAsBoolean() ? Optional.of(true) : Optional.empty(), seen);
  }

  /** Waits until something is there, and returns it. */
  public static <T> T present(String what, Supplier<Optional<T>> source) {
    return present(what, source, () -> "nothing");
  }

  private static <T> T present(String what, Supplier<Optional<T>> source, Supplier<String> seen) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      Optional<T> found = source.get();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "Waited %s in vain: %s; seen: %s".formatted(DEADLINE, what, seen.get()));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
