package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Noise;

/**
 * How nodes are judged.
 *
 * @param noise how quiet a machine has to be for a verdict on its speed
 * @param quarantinesDegraded whether nodes that are slower than assumed are set apart too, and not
 *     only those that fail
 */
public record ValidationSettings(Noise noise, boolean quarantinesDegraded) {

  /** The limits of the kernels' own, and degraded nodes stay in the plan. */
  public static final ValidationSettings USUAL = new ValidationSettings(Noise.LIMITS, false);
}
