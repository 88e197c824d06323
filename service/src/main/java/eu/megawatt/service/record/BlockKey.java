package eu.megawatt.service.record;

/**
 * Keys of rows that are written in the order of time and read by node: blocks of eight times,
 * within them by node, within that by time. A month of one node lies in one place for every eight
 * rows, and a time of all nodes in an eighth of one block; by time alone a month would be thousands
 * of places, by node alone each new time would touch every page of the table.
 */
final class BlockKey {

  /** Times in a block. */
  static final int TIMES = 8;

  private static final int TIME_BITS = 3;
  private static final int BLOCK_SHIFT = TIME_BITS + Integer.SIZE;

  private BlockKey() {}

  /** The key of a time, counted since 1970 in steps of the table, and a node's number. */
  static long of(long time, int number) {
    return ((time / TIMES) << BLOCK_SHIFT) | ((long) number << TIME_BITS) | (time % TIMES);
  }

  static long time(long key) {
    return (key >> BLOCK_SHIFT) * TIMES + key % TIMES;
  }

  static int number(long key) {
    return (int) (key >> TIME_BITS);
  }

  /** The lowest key of the block that a time is in. */
  static long blockOf(long time) {
    return of(time / TIMES * TIMES, 0);
  }
}
