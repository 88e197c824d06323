package eu.megawatt.reports.simulate;

/**
 * What goes wrong with telemetry, each as the share of a site's quarter-hours, 0 to 1.
 *
 * @param silentRatio a part of a pool's nodes was not heard, until it is known later
 * @param unmeteredRatio the meter was not read and stays unread
 * @param disagreeingRatio the nodes say more than the meter
 */
public record Faults(double silentRatio, double unmeteredRatio, double disagreeingRatio) {

  public static final Faults NONE = new Faults(0, 0, 0);

  /** As often as in a fleet that is run with care. */
  public static final Faults USUAL = new Faults(0.004, 0.0005, 0.001);
}
