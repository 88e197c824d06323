package eu.megawatt.reports.period;

import eu.megawatt.reports.ledger.Quality;
import java.util.List;

/**
 * What a statement was made of at one site.
 *
 * @param meterWh what the meters say of the month, rounded once; the rows of the site add up to it
 * @param quarterCount quarter-hours of which the ledger has an entry
 * @param peakW the highest mean power of a quarter-hour, by the meter
 * @param charges of the month as a whole
 */
public record SiteSummary(
    String siteId,
    long meterWh,
    int quarterCount,
    long peakW,
    Quality quality,
    List<PeriodCharge> charges) {

  public SiteSummary {
    charges = List.copyOf(charges);
  }
}
