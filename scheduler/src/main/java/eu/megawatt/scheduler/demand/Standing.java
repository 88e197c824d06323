package eu.megawatt.scheduler.demand;

import java.util.Optional;
import java.util.Set;

/**
 * Where a job stands when a plan begins that it has run before.
 *
 * @param done share of its work, what it would lose by a break included
 * @param kept share of its work that no break takes away
 * @param pool where it runs right up to the plan's beginning; empty where it has a break
 * @param minutes for which it has run there without a break
 * @param isFirst whether it has never had a break
 * @param sites where its data has been brought
 */
public record Standing(
    double done,
    double kept,
    Optional<String> pool,
    int minutes,
    boolean isFirst,
    Set<String> sites) {

  /** It has not run. */
  public static final Standing NEW = new Standing(0, 0, Optional.empty(), 0, true, Set.of());

  public Standing {
    sites = Set.copyOf(sites);
  }

  boolean isNew() {
    return pool.isEmpty() && isFirst;
  }

  /** After a break. */
  Standing stopped(boolean isFirm) {
    return isFirm
        ? new Standing(0, 0, Optional.empty(), 0, true, sites)
        : new Standing(kept, kept, Optional.empty(), 0, false, sites);
  }
}
