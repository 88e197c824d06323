package eu.megawatt.scheduler.pack;

/**
 * The most that shares are worth which fit together in what is left of one GPU, for every amount
 * that may be left: the unbounded knapsack by dynamic programming.
 */
final class Knapsack {

  /** Nothing more is put in. */
  private static final int NOTHING = -1;

  private final int[] sizes;
  private final double[] worth;
  private final int[] last;

  /**
   * Fills every GPU as well as it can be.
   *
   * @param sizes thousandths of a GPU of each kind of share
   * @param values of each kind of share
   * @param may kinds that may be on the GPU at all
   */
  Knapsack(int[] sizes, double[] values, boolean[] may) {
    this.sizes = sizes;
    worth = new double[Node.WHOLE_GPU + 1];
    last = new int[Node.WHOLE_GPU + 1];
    last[0] = NOTHING;
    for (int left = 1; left <= Node.WHOLE_GPU; left++) {
      worth[left] = worth[left - 1];
      last[left] = NOTHING;
      for (int kind = 0; kind < sizes.length; kind++) {
        int rest = left - sizes[kind];
        if (rest >= 0 && may[kind] && worth[rest] + values[kind] > worth[left]) {
          worth[left] = worth[rest] + values[kind];
          last[left] = kind;
        }
      }
    }
  }

  /** The most that fits in a whole GPU is worth. */
  double ofWhole() {
    return worth[Node.WHOLE_GPU];
  }

  /** The most that fits is worth, by thousandths that are left from 0 to 1000. */
  double[] byMilli() {
    return worth.clone();
  }

  /** How many of each kind make a whole GPU worth the most. */
  double[] pattern() {
    double[] counts = new double[sizes.length];
    int left = Node.WHOLE_GPU;
    while (left > 0) {
      int kind = last[left];
      if (kind == NOTHING) {
        left--;
      } else {
        counts[kind]++;
        left -= sizes[kind];
      }
    }
    return counts;
  }
}
