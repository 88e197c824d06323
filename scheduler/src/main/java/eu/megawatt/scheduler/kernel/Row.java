package eu.megawatt.scheduler.kernel;

import java.util.Arrays;

/**
 * What is left of one limit, by slot, with the least of each block of {@value #BLOCK} slots, so
 * that a long window is found clear without looking at each slot. Knows by how much it is
 * overdrawn. Not thread-safe.
 */
final class Row {

  private static final int SHIFT = 3;

  /** Slots per block. */
  static final int BLOCK = 1 << SHIFT;

  /** A window of so many slots holds a whole block, wherever it begins. */
  private static final int SURE_SLOTS = 2 * BLOCK - 1;

  private final long[] left;
  private final long[] least;
  private long overload;

  /** The greatest of the blocks' least, while it is known. */
  private long most;

  private boolean mostIsKnown;

  Row(long[] capacity) {
    left = capacity.clone();
    least = new long[(left.length + BLOCK - 1) >> SHIFT];
    for (int block = 0; block < least.length; block++) {
      settle(block);
    }
    overload = Arrays.stream(left).map(each -> Math.max(0, -each)).sum();
  }

  long left(int slot) {
    return left[slot];
  }

  /** By how much the limit is passed, summed over the slots. */
  long overload() {
    return overload;
  }

  /** What is left in each slot; not to be written to. */
  long[] values() {
    return left;
  }

  /** Whether no window of so many slots can have what is needed throughout; false if unsure. */
  boolean rulesOut(long need, int slots) {
    if (slots < SURE_SLOTS) {
      return false;
    }
    if (!mostIsKnown) {
      long greatest = Long.MIN_VALUE;
      for (long each : least) {
        greatest = Math.max(greatest, each);
      }
      most = greatest;
      mostIsKnown = true;
    }
    return most < need;
  }

  /** Takes the same amount in each slot of a window; a negative amount is given back. */
  void take(int start, int end, long amount) {
    long lowest = 0;
    for (int slot = start; slot < end; slot++) {
      long before = left[slot];
      long after = before - amount;
      lowest = Math.min(lowest, Math.min(before, after));
      left[slot] = after;
    }
    if (lowest < 0) {
      for (int slot = start; slot < end; slot++) {
        overload += Math.max(0, -left[slot]) - Math.max(0, -(left[slot] + amount));
      }
    }
    int firstWhole = (start + BLOCK - 1) >> SHIFT;
    int pastWhole = end >> SHIFT;
    for (int block = firstWhole; block < pastWhole; block++) {
      least[block] -= amount;
    }
    settleEdges(start, end, firstWhole, pastWhole);
    mostIsKnown = false;
  }

  /** Takes amounts that repeat, counted from slot 0; {@code sign} is 1 to take, -1 to give back. */
  void take(int start, int end, long[] cycle, int sign) {
    int phase = start % cycle.length;
    for (int slot = start; slot < end; slot++) {
      long before = left[slot];
      long after = before - sign * cycle[phase];
      left[slot] = after;
      if ((before | after) < 0) {
        overload += Math.max(0, -after) - Math.max(0, -before);
      }
      phase = phase + 1 == cycle.length ? 0 : phase + 1;
    }
    for (int block = start >> SHIFT; block <= (end - 1) >> SHIFT; block++) {
      settle(block);
    }
    mostIsKnown = false;
  }

  private void settleEdges(int start, int end, int firstWhole, int pastWhole) {
    if (start >> SHIFT < firstWhole) {
      settle(start >> SHIFT);
    }
    if (pastWhole << SHIFT < end && pastWhole >= firstWhole) {
      settle(pastWhole);
    }
  }

  private void settle(int block) {
    long lowest = Long.MAX_VALUE;
    for (int slot = block << SHIFT; slot < Math.min(left.length, (block + 1) << SHIFT); slot++) {
      lowest = Math.min(lowest, left[slot]);
    }
    least[block] = lowest;
  }

  /**
   * The last slot of a window where less than needed is left; {@code from - 1} if there is none.
   */
  int lastBelow(long need, int from, int to) {
    int slot = to - 1;
    while (slot >= from) {
      if (left[slot] < need) {
        return slot;
      }
      if ((slot & (BLOCK - 1)) != BLOCK - 1) {
        slot--;
      } else if (slot - from < BLOCK - 1 || least[slot >> SHIFT] < need) {
        slot--;
      } else {
        slot -= BLOCK;
      }
    }
    return from - 1;
  }

  /** The same where what is needed repeats, counted from slot 0. */
  int lastBelow(long[] cycle, int from, int to) {
    int slot = to - 1;
    int phase = slot >= from ? slot % cycle.length : 0;
    while (slot >= from && left[slot] >= cycle[phase]) {
      slot--;
      phase = phase == 0 ? cycle.length - 1 : phase - 1;
    }
    return slot;
  }
}
