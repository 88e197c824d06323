package eu.megawatt.scheduler.search;

import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.Arrays;

/** The best plan so far, as spots and their price. Thread-safe. */
final class Incumbent {

  private final Problem problem;
  private long[] spots;
  private long micro;

  /** Begins with every job left out. */
  Incumbent(Problem problem) {
    this.problem = problem;
    Assignment nothing = new Assignment(problem);
    this.spots = nothing.spots();
    this.micro = nothing.totalMicro();
  }

  /** Takes a plan over if it is cheaper. */
  synchronized void offer(Assignment plan) {
    if (plan.totalMicro() < micro) {
      spots = plan.spots();
      micro = plan.totalMicro();
    }
  }

  /** Where each job stands, as a copy. */
  synchronized long[] spots() {
    return spots.clone();
  }

  /** Price in micro-euro. */
  synchronized long micro() {
    return micro;
  }

  synchronized int placed() {
    return (int) Arrays.stream(spots).filter(spot -> spot >= 0).count();
  }

  int jobs() {
    return problem.jobs.length;
  }
}
