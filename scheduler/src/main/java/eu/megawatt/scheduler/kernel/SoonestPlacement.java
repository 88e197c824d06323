package eu.megawatt.scheduler.kernel;

import java.util.Optional;

/**
 * Finds the feasible placement of one job that ends first, beside what is placed: exact, over every
 * pool, power cap and start; among equals the cheapest. Not thread-safe.
 */
public final class SoonestPlacement {

  private final Occupancy occupancy;
  private final Gate gate;

  /** A placement. */
  public record Found(Alternative alternative, int pool, int start) {

    int end() {
      return start + alternative.run;
    }

    boolean beats(Found other) {
      return end() < other.end()
          || (end() == other.end()
              && alternative.cost(start) < other.alternative.cost(other.start));
    }
  }

  public SoonestPlacement(Occupancy occupancy) {
    this(occupancy, Gate.OPEN);
  }

  /** Of those that a gate lets through. */
  public SoonestPlacement(Occupancy occupancy, Gate gate) {
    this.occupancy = occupancy;
    this.gate = gate;
  }

  /** The placement that ends first; empty where none fits. */
  public Optional<Found> find(JobSpec job) {
    Optional<Found> best = Optional.empty();
    for (Alternative alternative : job.alternatives) {
      for (int pool : alternative.pools) {
        Optional<Found> found = first(job, alternative, pool, best);
        if (found.isPresent() && best.map(found.get()::beats).orElse(true)) {
          best = found;
        }
      }
    }
    return best;
  }

  private Optional<Found> first(
      JobSpec job, Alternative alternative, int pool, Optional<Found> best) {
    int latest =
        Math.min(
            alternative.latest,
            best.map(it -> it.end() - alternative.run).orElse(Integer.MAX_VALUE));
    int start = alternative.earliest;
    while (start <= latest) {
      int end = start + alternative.run;
      int blocked = occupancy.lastBlocked(job, alternative, pool, start, end);
      blocked = gate.lastBlocked(alternative.draw, pool, Math.max(start, blocked + 1), end);
      if (blocked < start && !gate.admits(alternative.draw, pool, start, end)) {
        blocked = start;
      }
      if (blocked < start) {
        return Optional.of(new Found(alternative, pool, start));
      }
      start = blocked + 1;
    }
    return Optional.empty();
  }
}
