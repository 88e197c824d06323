package eu.megawatt.fleet.example;

/**
 * A day-ahead bidding zone: the moments its synthetic prices are calibrated to, and what a data
 * centre there pays on top of them. Moments: 15-minute day-ahead prices, October 2025 to August
 * 2026; the series themselves are exchange data and are not in this repository.
 */
public enum PriceArea {
  /**
   * France. Accise: the reduced rate for data centres above 1 GWh a year, 12 EUR/MWh (CIBS
   * L.312-70; the normal rate is 26.58 from February 2026). Network: 8 EUR/MWh, assumed for a 225
   * kV connection used day and night.
   */
  FR("FR", 69.3, 96, 0.064, -499, 487, 12, 8, 42),
  /**
   * Southern-central Sweden. Energy tax: about 36 ore/kWh from 2026 at 11.2 SEK/EUR; the rebate for
   * data centres ended in July 2023. Network: 6 EUR/MWh, assumed for a 130 kV connection.
   */
  SE3("SE", 65.9, 70, 0.015, -15, 518, 32.1, 6, 16),
  /** Northern-central Sweden; taxed like {@link #SE3}. Network: 5 EUR/MWh, assumed. */
  SE2("SE", 39.6, 39, 0.023, -12, 472, 32.1, 5, 12);

  private final String country;
  private final double meanEurPerMWh;
  private final double dailySpreadEurPerMWh;
  private final double negativeShare;
  private final double leastEurPerMWh;
  private final double mostEurPerMWh;
  private final double taxEurPerMWh;
  private final double networkEurPerMWh;
  private final double carbonGramsPerKWh;

  PriceArea(
      String country,
      double meanEurPerMWh,
      double dailySpreadEurPerMWh,
      double negativeShare,
      double leastEurPerMWh,
      double mostEurPerMWh,
      double taxEurPerMWh,
      double networkEurPerMWh,
      double carbonGramsPerKWh) {
    this.country = country;
    this.meanEurPerMWh = meanEurPerMWh;
    this.dailySpreadEurPerMWh = dailySpreadEurPerMWh;
    this.negativeShare = negativeShare;
    this.leastEurPerMWh = leastEurPerMWh;
    this.mostEurPerMWh = mostEurPerMWh;
    this.taxEurPerMWh = taxEurPerMWh;
    this.networkEurPerMWh = networkEurPerMWh;
    this.carbonGramsPerKWh = carbonGramsPerKWh;
  }

  /** ISO 3166 two-letter code. */
  public String country() {
    return country;
  }

  /** Mean day-ahead price over a year. */
  public double meanEurPerMWh() {
    return meanEurPerMWh;
  }

  /** Mean over the days of the dearest four hours less the cheapest four. */
  public double dailySpreadEurPerMWh() {
    return dailySpreadEurPerMWh;
  }

  /** Share of the quarter hours with a price below zero. */
  public double negativeShare() {
    return negativeShare;
  }

  /** The year's lowest price. */
  public double leastEurPerMWh() {
    return leastEurPerMWh;
  }

  /** The year's highest price. */
  public double mostEurPerMWh() {
    return mostEurPerMWh;
  }

  /** Taxes and network on top of the day-ahead price. */
  public double addedEurPerMWh() {
    return taxEurPerMWh + networkEurPerMWh;
  }

  /** Mean carbon intensity of the grid over a year, life cycle; a round figure of recent years. */
  public double carbonGramsPerKWh() {
    return carbonGramsPerKWh;
  }
}
