package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.job.Job;
import java.util.Set;

/**
 * What of a job is still to be done: what a place is looked for.
 *
 * @param doneShare of its work, 0 to 1
 * @param isGoingOn whether it begins after a break
 * @param reached sites where its data has been brought
 */
record Rest(Work work, double doneShare, boolean isGoingOn, Set<String> reached) {

  Rest {
    reached = Set.copyOf(reached);
  }

  /** All of it. */
  static Rest of(Work work) {
    return new Rest(work, 0, false, Set.of());
  }

  /** What is left before a job's run. */
  static Rest of(LiveJob job) {
    return new Rest(job.work(), job.doneShare(), job.doneShare() > 0, job.reached());
  }

  /** The same of another job with the same terms. */
  Rest with(Job other) {
    return new Rest(work.with(other), doneShare, isGoingOn, reached);
  }

  /** The work that is left, as a job of its own. */
  Job job() {
    return work.job().rest(doneShare);
  }

  /** Minutes after a break in which nothing is done. */
  double restartMinutes() {
    return isGoingOn
        ? work.terms().interruption().map(Interruption::restartMinutes).orElse(0.0)
        : 0;
  }

  /** What beginning after a break costs. */
  double restartEur() {
    return isGoingOn ? work.terms().interruption().map(Interruption::restartEur).orElse(0.0) : 0;
  }
}
