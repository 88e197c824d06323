package eu.megawatt.service.telemetry;

import eu.megawatt.service.record.RecordRetention;
import java.time.Duration;

/**
 * How telemetry is to work.
 *
 * @param rollUpEvery after how long a pause records are brought up to date again
 * @param checkpointEvery after how long a pause samples are moved from the log to files again
 * @param retention how long records are kept
 */
public record TelemetrySettings(
    Duration rollUpEvery, Duration checkpointEvery, RecordRetention retention) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Records a minute behind, five minutes of samples to read at a start. */
  public static final TelemetrySettings USUAL =
      new TelemetrySettings(Duration.ofMinutes(1), Duration.ofMinutes(5), RecordRetention.DEFAULT);

  public TelemetrySettings {
    requireInRange("Records are brought up to date", rollUpEvery);
    requireInRange("Samples are moved to files", checkpointEvery);
  }

  private static void requireInRange(String what, Duration every) {
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s every %s; it must be %s to %s.".formatted(what, every, SHORTEST, LONGEST));
    }
  }
}
