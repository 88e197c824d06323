package eu.megawatt.bench.operation;

import eu.megawatt.fleet.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How much later jobs end than they would otherwise.
 *
 * @param late jobs that end later at all
 * @param undone jobs that are not done, and would be otherwise
 * @param medianMinutes of those that are done, those that are not late as zero
 */
public record Delays(
    int late, int undone, double medianMinutes, double p99Minutes, double mostMinutes) {

  private static final double MOST = 0.99;

  /** By job, the slot with whose beginning it ends; empty where it does not. */
  @FunctionalInterface
  interface Ends {
    Optional<Integer> of(String jobId);
  }

  static Delays of(List<Job> jobs, Ends ends, Ends otherwise) {
    List<Double> minutes = new ArrayList<>();
    int undone = 0;
    for (Job job : jobs) {
      Optional<Integer> would = otherwise.of(job.id());
      Optional<Integer> does = ends.of(job.id());
      if (would.isPresent() && does.isPresent()) {
        minutes.add(Math.max(0.0, (does.get() - would.get()) * (double) Week.SLOT_MINUTES));
      }
      undone += would.isPresent() && does.isEmpty() ? 1 : 0;
    }
    if (minutes.isEmpty()) {
      return new Delays(0, undone, 0, 0, 0);
    }
    minutes.sort(null);
    return new Delays(
        (int) minutes.stream().filter(it -> it > 0).count(),
        undone,
        minutes.get(minutes.size() / 2),
        minutes.get((int) (minutes.size() * MOST)),
        minutes.getLast());
  }
}
