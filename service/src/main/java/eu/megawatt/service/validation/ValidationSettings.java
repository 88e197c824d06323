package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Noise;
import java.time.Duration;

/**
 * How nodes are judged, and for how long it is known.
 *
 * @param noise how quiet a machine has to be for a verdict on its speed
 * @param quarantinesDegraded whether nodes that are slower than assumed are set apart too, and not
 *     only those that fail
 * @param keep how long samples are kept; at least a day
 */
public record ValidationSettings(Noise noise, boolean quarantinesDegraded, Duration keep) {

  private static final Duration LEAST = Duration.ofDays(1);

  /** Two years. */
  public static final Duration USUAL_KEEP = Duration.ofDays(731);

  /** The limits of the kernels' own, and degraded nodes stay in the plan. */
  public static final ValidationSettings USUAL =
      new ValidationSettings(Noise.LIMITS, false, USUAL_KEEP);

  /**
   * Rejects what is too short.
   *
   * @throws IllegalArgumentException where samples would go within a day
   */
  public ValidationSettings {
    if (keep.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "Samples are kept for %s; it must be P1D or more.".formatted(keep));
    }
  }

  /** Others about how quiet a machine has to be. */
  public ValidationSettings with(Noise other) {
    return new ValidationSettings(other, quarantinesDegraded, keep);
  }

  /** Others about which nodes are set apart. */
  public ValidationSettings quarantiningDegraded(boolean does) {
    return new ValidationSettings(noise, does, keep);
  }

  /** Others about how long samples are kept. */
  public ValidationSettings keeping(Duration time) {
    return new ValidationSettings(noise, quarantinesDegraded, time);
  }
}
