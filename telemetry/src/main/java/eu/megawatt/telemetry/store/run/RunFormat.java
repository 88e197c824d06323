package eu.megawatt.telemetry.store.run;

import java.time.Duration;

/** What writer and reader of a run agree on. */
final class RunFormat {

  /** At the begin of a file, before the number of its quarter-hour. */
  static final long MAGIC = 0x4d57_5255_4e30_3031L;

  /** Magic and quarter-hour. */
  static final int HEAD = 2 * Long.BYTES;

  /** Before a block: its checksum. */
  static final int BLOCK_HEAD = Integer.BYTES;

  /** At the end of a file: where the index begins, its checksum, a mark. */
  static final int TAIL = Long.BYTES + 2 * Integer.BYTES;

  static final int TAIL_MARK = 0x4d57_5245;

  /** A block ends with the entity that fills it. */
  static final int BLOCK = 16 << 10;

  private static final long QUARTER_MILLIS = Duration.ofMinutes(15).toMillis();

  private RunFormat() {}

  static long start(int quarter) {
    return quarter * QUARTER_MILLIS;
  }

  static int quarter(long atMillis) {
    return (int) (atMillis / QUARTER_MILLIS);
  }
}
