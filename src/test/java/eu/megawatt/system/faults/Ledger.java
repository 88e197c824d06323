package eu.megawatt.system.faults;

import java.util.concurrent.atomic.AtomicIntegerArray;

/** What a sender has sent, by step. Written by its sender, read by all. */
final class Ledger {

  private final AtomicIntegerArray attempts = new AtomicIntegerArray(Script.STEPS);
  private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(Script.STEPS);

  /** A request with a step's samples goes out. */
  void attempted(int step) {
    attempts.incrementAndGet(step);
  }

  /** All samples of a step have been answered with 204. */
  void acknowledged(int step) {
    acknowledged.set(step, 1);
  }

  /** How many requests had them. */
  int attempts(int step) {
    return attempts.get(step);
  }

  boolean isAcknowledged(int step) {
    return acknowledged.get(step) > 0;
  }
}
