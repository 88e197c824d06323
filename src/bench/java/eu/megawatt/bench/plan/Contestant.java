package eu.megawatt.bench.plan;

import eu.megawatt.fleet.example.ExampleSize;

/** A solver in the comparison. */
public interface Contestant {

  /** As the table calls it. */
  String name();

  /** Threads it searches with. */
  int threads();

  /** Whether it takes a budget; if not it ends by itself. */
  default boolean isBudgeted() {
    return true;
  }

  /** Whether it makes sense on instances of a size. */
  default boolean takes(ExampleSize size) {
    return true;
  }

  /** Plans an instance within a budget of wall time, building its model included. */
  Outcome plan(Instance instance, double seconds, long seed) throws InterruptedException;
}
