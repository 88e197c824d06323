package eu.megawatt.service.allocation;

import eu.megawatt.telemetry.record.QuarterRecord;
import java.time.Duration;
import java.time.Instant;

/**
 * The quarter-hours that a change of an allocation is brought into: those that lie in the last 24
 * hours as a whole, since samples are kept for little more, and the one that runs. Milliseconds
 * since 1970.
 */
record Window(long fromMillis, long toMillis) {

  private static final long DAY = Duration.ofDays(1).toMillis();

  static Window at(Instant now) {
    long millis = now.toEpochMilli();
    // The quarter-hour after this one may hold readings of clocks that are ahead.
    return new Window(
        Math.ceilDiv(millis - DAY, QuarterRecord.MILLIS) * QuarterRecord.MILLIS,
        Math.ceilDiv(millis, QuarterRecord.MILLIS) * QuarterRecord.MILLIS + QuarterRecord.MILLIS);
  }
}
