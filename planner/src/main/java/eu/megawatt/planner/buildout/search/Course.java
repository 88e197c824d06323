package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.BuildCase;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/** How far a search is, and whether it is to stop. Thread-safe. */
public final class Course {

  /** A bound at the beginning and one at the end. */
  private static final int BOUNDS = 2;

  private final int stepCount;
  private final AtomicInteger doneStepCount = new AtomicInteger();
  private volatile boolean isStopped;

  private Course(int stepCount) {
    this.stepCount = stepCount;
  }

  /** Of the search of a case: bounds and runs, what else each option could be, and the waivers. */
  public static Course of(BuildCase its, Effort effort) {
    return new Course(BOUNDS + effort.runs() + its.options().size() + Waiver.values().length);
  }

  /** Steps of all of it. */
  public int stepCount() {
    return stepCount;
  }

  /** Steps that are done. */
  public int doneStepCount() {
    return Math.min(stepCount, doneStepCount.get());
  }

  /** Lets the search end before its next step. */
  public void stop() {
    isStopped = true;
  }

  /**
   * A step is done, or was not needed.
   *
   * @throws CancellationException where the search is to stop
   */
  void step() {
    doneStepCount.incrementAndGet();
    check();
  }

  /**
   * Goes on without a step.
   *
   * @throws CancellationException where the search is to stop
   */
  void check() {
    if (isStopped) {
      throw new CancellationException("The search of a build-out was stopped");
    }
  }
}
