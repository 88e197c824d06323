package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.time.Series;
import java.time.Instant;

/**
 * What energy costs at a site and how clean it is, from an instant on, slot by slot: it replaces
 * what was said before about those slots.
 *
 * @param from a slot boundary
 * @param energyEurPerMWh by slot, of the basis' length
 * @param carbonGramsPerKWh by slot, as many
 */
public record Rates(
    String siteId, Instant from, Series energyEurPerMWh, Series carbonGramsPerKWh, long number) {

  public Rates {
    if (energyEurPerMWh.slots() != carbonGramsPerKWh.slots()) {
      throw new IllegalArgumentException(
          "%d prices and %d intensities"
              .formatted(energyEurPerMWh.slots(), carbonGramsPerKWh.slots()));
    }
  }
}
