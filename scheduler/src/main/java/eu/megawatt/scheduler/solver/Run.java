package eu.megawatt.scheduler.solver;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a running search shares with those who watch it: how many moves it has tried, and whether it
 * should end. The solver's own early end is forgotten when it comes just before the beginning; this
 * one is not. Thread-safe.
 */
final class Run {

  private final AtomicLong tried = new AtomicLong();
  private volatile Runnable ender = () -> {};
  private volatile boolean ending;

  /** Counts one more; by the searching thread alone. */
  void countTry() {
    tried.lazySet(tried.getPlain() + 1);
  }

  long tried() {
    return tried.get();
  }

  /** How to end the solver that is about to run. */
  void endBy(Runnable solverEnd) {
    ender = solverEnd;
  }

  void end() {
    ending = true;
    ender.run();
  }

  /** Ends the solver, by the searching thread itself, if somebody has asked for it. */
  void endIfAsked() {
    if (ending) {
      ender.run();
    }
  }

  boolean isEnding() {
    return ending;
  }
}
