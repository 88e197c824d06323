package eu.megawatt.scheduler.search;

import eu.megawatt.scheduler.solver.Allowance;
import java.util.function.LongSupplier;

/**
 * How a budget is spread over a search: a first part goes to the bound and the first plan, the rest
 * to rounds of local search.
 */
final class Pace {

  /** Part of the time that the bound may take at first. */
  private static final double BOUNDING = 0.12;

  /** Part of the time by which local search begins at the latest. */
  private static final double BEGINNING = 0.25;

  /** Iterations of the bound where moves are counted and time is not looked at. */
  private static final int COUNTED_ITERATIONS = 60;

  private static final int WORTHWHILE_ITERATIONS = 2_000;

  private final SearchBudget budget;
  private final LongSupplier nanoTime;
  private final long started;
  private volatile boolean stopped;

  Pace(SearchBudget budget, LongSupplier nanoTime) {
    this.budget = budget;
    this.nanoTime = nanoTime;
    this.started = nanoTime.getAsLong();
  }

  double seconds() {
    return (nanoTime.getAsLong() - started) / 1e9;
  }

  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Whether the bound should go on at first. */
  boolean boundingGoesOn(int iterations) {
    return !stopped
        && switch (budget) {
          case SearchBudget.Seconds(double limit) -> seconds() < BOUNDING * limit;
          case SearchBudget.Moves _ -> iterations < COUNTED_ITERATIONS;
        };
  }

  /** Whether one more iteration between rounds is worth its time: while it is still young. */
  boolean boundingPays(int iterations) {
    return !stopped && iterations < WORTHWHILE_ITERATIONS;
  }

  /** Whether something that takes so many seconds fits into the part of the time for beginnings. */
  boolean affords(double seconds) {
    return !stopped
        && switch (budget) {
          case SearchBudget.Seconds(double limit) -> seconds() + seconds < BEGINNING * limit;
          case SearchBudget.Moves _ -> true;
        };
  }

  /** Part of the budget that is spent, 0 to 1. */
  double fraction(long moves) {
    double spent =
        switch (budget) {
          case SearchBudget.Seconds(double limit) -> seconds() / limit;
          case SearchBudget.Moves(long limit) -> limit == 0 ? 1 : (double) moves / limit;
        };
    return Math.clamp(spent, 0, 1);
  }

  /**
   * What the next of several rounds may take; at least a little, so that a round is worth its
   * beginning.
   *
   * @param left rounds to come, this one included
   * @param moves moves tried so far
   */
  Allowance round(int left, long moves) {
    return switch (budget) {
      case SearchBudget.Seconds(double limit) ->
          new Allowance.Millis(Math.max(1, Math.round((limit - seconds()) * 1e3 / left)));
      case SearchBudget.Moves(long limit) ->
          new Allowance.Moves(Math.max(1, (limit - moves) / left));
    };
  }

  /** Whether the budget is spent or the search has been stopped. */
  boolean isOver(long moves) {
    return stopped
        || switch (budget) {
          case SearchBudget.Seconds(double limit) -> seconds() >= limit - 0.005;
          case SearchBudget.Moves(long limit) -> moves >= limit;
        };
  }
}
