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
    return of(minutes, undone);
  }

  /**
   * The first end of each tenant's held against its first end otherwise, the second against the
   * second, and so on: whether a tenant gets as much as otherwise, whichever of its own jobs it has
   * done first.
   */
  static Delays byRank(List<Job> jobs, Ends ends, Ends otherwise) {
    List<Double> minutes = new ArrayList<>();
    int undone = 0;
    for (String tenant : jobs.stream().map(Job::tenant).distinct().toList()) {
      List<Job> its = jobs.stream().filter(it -> it.tenant().equals(tenant)).toList();
      List<Integer> would = sorted(its, otherwise);
      List<Integer> does = sorted(its, ends);
      for (int rank = 0; rank < Math.min(would.size(), does.size()); rank++) {
        minutes.add(Math.max(0.0, (does.get(rank) - would.get(rank)) * (double) Week.SLOT_MINUTES));
      }
      undone += Math.max(0, would.size() - does.size());
    }
    return of(minutes, undone);
  }

  private static List<Integer> sorted(List<Job> jobs, Ends ends) {
    return jobs.stream().flatMap(it -> ends.of(it.id()).stream()).sorted().toList();
  }

  private static Delays of(List<Double> minutes, int undone) {
    if (minutes.isEmpty()) {
      return new Delays(0, undone, 0, 0, 0);
    }
    List<Double> sorted = minutes.stream().sorted().toList();
    return new Delays(
        (int) sorted.stream().filter(it -> it > 0).count(),
        undone,
        sorted.get(sorted.size() / 2),
        sorted.get((int) (sorted.size() * MOST)),
        sorted.getLast());
  }
}
