package eu.megawatt.telemetry.live;

import java.util.Arrays;

/**
 * Load that comes to some domains, or goes, and what of it their parents see. In half milliwatts,
 * so that half of what a rack draws is a whole number. Not thread-safe.
 */
final class Shift {

  private final PowerTree tree;
  private final Pue[] pues;
  private final long[] it;
  private final long[] withLosses;

  /**
   * No shift yet.
   *
   * @param pues of each domain's site
   */
  Shift(PowerTree tree, Pue[] pues) {
    this.tree = tree;
    this.pues = pues;
    it = new long[tree.size()];
    withLosses = new long[tree.size()];
  }

  /** IT load comes to a feed. */
  void add(int feed, long halves) {
    it[feed] += halves;
    withLosses[feed] += halves;
  }

  /** Passes the loads of a domain and of all below it up to that domain. */
  void settle(int domain) {
    for (int i = tree.end(domain) - 1; i >= domain; i--) {
      withLosses[i] =
          tree.isFacilitySide(i) ? it[i] : withLosses[i] + losses(tree, i, withLosses[i]);
      int parent = tree.parent(i);
      if (i > domain) {
        it[parent] += it[i];
        withLosses[parent] += withLosses[i];
      }
    }
  }

  /** What a domain sees of it, on the side of its limits. */
  long of(int domain) {
    return tree.isFacilitySide(domain) ? pues[domain].facility(it[domain]) : withLosses[domain];
  }

  /** Forgets what came to a domain and to all below it. */
  void clear(int domain) {
    Arrays.fill(it, domain, tree.end(domain), 0);
    Arrays.fill(withLosses, domain, tree.end(domain), 0);
  }

  /** What a domain loses on the way to its children, by its declared share, rounded up. */
  static long losses(PowerTree tree, int domain, long halves) {
    return (long) Math.ceil(halves * tree.domain(domain).unmeteredRatio());
  }
}
