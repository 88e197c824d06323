package eu.megawatt.telemetry.store;

import java.time.Duration;

/**
 * The bounds of a store.
 *
 * @param keep how long samples are kept: the window for late ones and an hour
 * @param waitingBytes how much may wait to be forced before appends are refused
 * @param openBytes how much memory rows may take before they go to run files; where they take twice
 *     that, with those on their way, appends are refused
 * @param segmentBytes where a new segment of the log is begun
 * @param entities how many there may be
 * @param dirty how many changed quarter-hours may wait to be rolled up before appends are refused
 */
public record StoreSettings(
    Duration keep, int waitingBytes, long openBytes, int segmentBytes, int entities, int dirty) {

  /** For a site of 100,000 GPUs. */
  public static final StoreSettings STANDARD =
      new StoreSettings(Duration.ofHours(25), 8 << 20, 150L << 20, 64 << 20, 1_000_000, 2_000_000);
}
