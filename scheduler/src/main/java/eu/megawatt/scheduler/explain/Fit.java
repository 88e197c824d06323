package eu.megawatt.scheduler.explain;

import eu.megawatt.scheduler.kernel.Alternative;

/**
 * A placement and the one limit that stands in its way most: the share of what it needs that is
 * missing is nowhere larger in its window.
 *
 * @param domain power domain that binds, or {@link #POOL} where the pool's GPUs do
 * @param slot where it binds
 * @param missing share of the need that is missing, 0 to 1; at most 0 where the placement fits
 */
record Fit(Alternative alternative, int pool, int start, int domain, int slot, double missing) {

  /** Stands in place of a power domain where GPUs bind. */
  static final int POOL = -1;

  boolean fits() {
    return missing <= 0;
  }

  int end() {
    return start + alternative.run;
  }

  /** The same placement, bound elsewhere. */
  Fit boundBy(int otherDomain, int otherSlot, double otherMissing) {
    return new Fit(alternative, pool, start, otherDomain, otherSlot, otherMissing);
  }
}
