package eu.megawatt.service.record;

/**
 * Keys of rows: the block of times first, where all subjects of a time are written together, or the
 * subject first, where one curve is to lie in one place.
 */
final class BlockKey {

  private BlockKey() {}

  /** In the order of time, within a block of times by subject. */
  static long byTime(long block, int number) {
    return (block << Integer.SIZE) | number;
  }

  /** By subject, and the blocks of each in the order of time. */
  static long bySubject(int number, long block) {
    return ((long) number << Integer.SIZE) | block;
  }

  static int upper(long key) {
    return (int) (key >> Integer.SIZE);
  }

  static int lower(long key) {
    return (int) key;
  }
}
