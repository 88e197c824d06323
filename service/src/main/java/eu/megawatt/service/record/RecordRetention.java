package eu.megawatt.service.record;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntUnaryOperator;

/**
 * How long records are kept. Deletes in batches, so that no transaction is long and writers get
 * their turn.
 *
 * @param minutes how long minute rows are kept; at least a day, within which samples may be late
 * @param quarters how long quarter-hour records are kept; at least as long as minutes
 */
public record RecordRetention(Duration minutes, Duration quarters) {

  private static final Duration LEAST = Duration.ofDays(1);
  private static final int BLOCKS_AT_ONCE = 5_000;

  /** A month of minutes, ten years of quarter-hours. */
  public static final RecordRetention DEFAULT =
      new RecordRetention(Duration.ofDays(31), Duration.ofDays(3_653));

  public RecordRetention {
    if (minutes.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "Minutes are kept for %s; it must be P1D or more, since samples may be a day late."
              .formatted(minutes));
    }
    if (quarters.compareTo(minutes) < 0) {
      throw new IllegalArgumentException(
          "Quarter-hours are kept for %s and minutes for %s; quarter-hours must be kept as long."
              .formatted(quarters, minutes));
    }
  }

  /** Deletes what is older, at most so many batches of each, and says how many blocks it were. */
  public long sweep(RecordTables tables, Instant now, int mostBatches) {
    long minutesBefore = now.minus(minutes).toEpochMilli();
    long quartersBefore = now.minus(quarters).toEpochMilli();
    return repeat(mostBatches, most -> tables.forgetMinutes(minutesBefore, most))
        + repeat(mostBatches, most -> tables.forgetQuarters(quartersBefore, most));
  }

  private static long repeat(int mostBatches, IntUnaryOperator delete) {
    long gone = 0;
    for (int batch = 0; batch < mostBatches; batch++) {
      int some = delete.applyAsInt(BLOCKS_AT_ONCE);
      gone += some;
      if (some < BLOCKS_AT_ONCE) {
        break;
      }
    }
    return gone;
  }
}
