package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.kernel.Must;

/**
 * The best plan found that builds one option which the best plan does not, or the other way round.
 */
final class Neighbour {

  /** What it differs in. */
  final Must must;

  /** By option. */
  final int[] starts;

  final long brokenCents;
  final long totalCents;

  Neighbour(Must must, int[] starts, long brokenCents, long totalCents) {
    this.must = must;
    this.starts = starts;
    this.brokenCents = brokenCents;
    this.totalCents = totalCents;
  }

  boolean isAllowed() {
    return brokenCents == 0;
  }
}
