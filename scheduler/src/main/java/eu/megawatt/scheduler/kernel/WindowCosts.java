package eu.megawatt.scheduler.kernel;

/**
 * What one watt above idle costs over each window of a fixed length at one site, energy and carbon
 * together: the euro per watt by the window's first slot, with the least of each block of {@value
 * #BLOCK} starts so that a search can pass over dear ones.
 */
final class WindowCosts {

  /** Starts per block. */
  static final int BLOCK = 16;

  private static final double SETTLED = 1e14;

  /** Euro per watt of the window that begins in the slot. */
  final double[] byStart;

  /** The least of each block of starts. */
  final double[] blockMin;

  /**
   * @param prefix cost of one watt from the horizon's start to each slot, {@code slots + 1} values
   * @param run window length in slots, at most the horizon
   */
  WindowCosts(double[] prefix, int run) {
    byStart = new double[prefix.length - run];
    for (int start = 0; start < byStart.length; start++) {
      byStart[start] = settled(prefix[start + run] - prefix[start]);
    }
    blockMin = new double[(byStart.length + BLOCK - 1) / BLOCK];
    for (int block = 0; block < blockMin.length; block++) {
      blockMin[block] = leastOneByOne(block * BLOCK, Math.min(byStart.length, (block + 1) * BLOCK));
    }
  }

  /** Without what sums lose in binary: windows that cost the same are the same, the first wins. */
  private static double settled(double euroPerWatt) {
    return Math.rint(euroPerWatt * SETTLED) / SETTLED;
  }

  /** The least over the starts from {@code from} to before {@code to}; infinite if none. */
  double least(int from, int to) {
    int firstWhole = (from + BLOCK - 1) / BLOCK;
    int pastWhole = to / BLOCK;
    if (firstWhole >= pastWhole) {
      return leastOneByOne(from, to);
    }
    double least =
        Math.min(leastOneByOne(from, firstWhole * BLOCK), leastOneByOne(pastWhole * BLOCK, to));
    for (int block = firstWhole; block < pastWhole; block++) {
      least = Math.min(least, blockMin[block]);
    }
    return least;
  }

  private double leastOneByOne(int from, int to) {
    double least = Double.POSITIVE_INFINITY;
    for (int start = from; start < to; start++) {
      least = Math.min(least, byStart[start]);
    }
    return least;
  }
}
