package eu.megawatt.telemetry.live;

import java.time.Duration;

/**
 * When a reading is too old and when a figure is worth an alarm.
 *
 * @param gpuHold how long the last power of a GPU stands for its power now: three scrapes of 15 s
 * @param sensorHold the same for the sensors of nodes and for meters, which are asked less often
 * @param nearRatio share of its limit from which on a domain is near it
 * @param nearClearRatio share of its limit below which it no longer is
 * @param passedClearRatio share of its limit below which a domain has come back under it
 * @param silentRatio share of a load that may be without a fresh reading before its figure is stale
 * @param disagreementRatio by how much of a meter its nodes may differ from it over a quarter-hour
 * @param disagreementClearRatio by how much they may differ when they agree again
 * @param clockOff how far a source's clock may be off before it is told
 * @param clockFarOff how far it may be off before that is told with what it means for its readings
 * @param patience how long a node, or a GPU of it, may be unheard while its neighbours speak
 * @param calm how long a source must have been well again before its silence, failure or clock is
 *     forgotten
 * @param mostAttention items that are listed at a time
 * @param mostEvents events that are remembered
 * @param mostNamed nodes that are named where several are meant
 */
public record LiveSettings(
    Duration gpuHold,
    Duration sensorHold,
    double nearRatio,
    double nearClearRatio,
    double passedClearRatio,
    double silentRatio,
    double disagreementRatio,
    double disagreementClearRatio,
    Duration clockOff,
    Duration clockFarOff,
    Duration patience,
    Duration calm,
    int mostAttention,
    int mostEvents,
    int mostNamed) {

  /** For sources that are read each 15 s, and sensors of nodes that are asked each 30 s. */
  public static final LiveSettings USUAL =
      new LiveSettings(
          Duration.ofSeconds(45),
          Duration.ofSeconds(90),
          0.95,
          0.93,
          0.98,
          0.05,
          0.03,
          0.025,
          Duration.ofSeconds(5),
          Duration.ofSeconds(120),
          Duration.ofMinutes(2),
          Duration.ofSeconds(10),
          200,
          1_000,
          20);

  public LiveSettings {
    if (!gpuHold.isPositive()
        || !sensorHold.isPositive()
        || patience.isNegative()
        || calm.isNegative()) {
      throw new IllegalArgumentException(
          "holds %s and %s, patience %s, calm %s: holds must be above 0, the others at least 0"
              .formatted(gpuHold, sensorHold, patience, calm));
    }
    if (clockOff.isNegative() || clockFarOff.compareTo(clockOff) < 0) {
      throw new IllegalArgumentException(
          "clocks are told at %s and %s: at least 0, the second not less"
              .formatted(clockOff, clockFarOff));
    }
    if (nearClearRatio > nearRatio || disagreementClearRatio > disagreementRatio) {
      throw new IllegalArgumentException(
          "alarms end at %s and %s, above where they begin: %s and %s"
              .formatted(nearClearRatio, disagreementClearRatio, nearRatio, disagreementRatio));
    }
    if (mostAttention < 1 || mostEvents < 1 || mostNamed < 1) {
      throw new IllegalArgumentException(
          "lists of %d, %d and %d: each must hold at least 1"
              .formatted(mostAttention, mostEvents, mostNamed));
    }
  }
}
