package eu.megawatt.planner.capacity;

/**
 * What energy costs at a site, and what it emits. Whole numbers, so that sums add up.
 *
 * @param energyCentsPerMwh of the grid, network included; below 0 where it is paid to be taken
 * @param taxCentsPerMwh on top of it
 * @param carbonGramsPerMwh of the grid, by location
 * @param source where they are from
 */
public record SitePrices(
    long energyCentsPerMwh, long taxCentsPerMwh, long carbonGramsPerMwh, String source) {

  public SitePrices {
    if (taxCentsPerMwh < 0 || carbonGramsPerMwh < 0) {
      throw new IllegalArgumentException(
          "A tax of %d cents and %d g of carbon for a MWh; neither may be below 0"
              .formatted(taxCentsPerMwh, carbonGramsPerMwh));
    }
  }

  /** With the tax. */
  public long allInCentsPerMwh() {
    return energyCentsPerMwh + taxCentsPerMwh;
  }

  /** The same by another tariff. */
  public SitePrices withEnergy(long cents) {
    return new SitePrices(cents, taxCentsPerMwh, carbonGramsPerMwh, source);
  }

  /** The same under another tax. */
  public SitePrices withTax(long cents) {
    return new SitePrices(energyCentsPerMwh, cents, carbonGramsPerMwh, source);
  }
}
