package eu.megawatt.reports.simulate;

import java.util.List;

/**
 * A site with a meter.
 *
 * @param coolPue the PUE at its best hour; its worst is higher by {@code pueSwing}
 */
public record SimulatedSite(
    String id, String meterId, double coolPue, double pueSwing, List<SimulatedPool> pools) {

  public SimulatedSite {
    pools = List.copyOf(pools);
  }
}
