package eu.megawatt.planner.capacity;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What energy costs at a site, and what it emits. Whole numbers, so that sums add up.
 *
 * @param energyCentsPerMwh of the grid, network included; below 0 where it is paid to be taken
 * @param taxCentsPerMwh on top of it
 * @param carbonGramsPerMwh of the grid, by location
 * @param source where they are from
 * @param hours how they go by the hour; empty where all hours have the same
 */
public record SitePrices(
    long energyCentsPerMwh,
    long taxCentsPerMwh,
    long carbonGramsPerMwh,
    String source,
    Optional<PriceHours> hours) {

  public SitePrices {
    if (taxCentsPerMwh < 0 || carbonGramsPerMwh < 0) {
      throw new IllegalArgumentException(
          "A tax of %d cents and %d g of carbon for a MWh; neither may be below 0"
              .formatted(taxCentsPerMwh, carbonGramsPerMwh));
    }
  }

  /** The same prices in all hours. */
  public SitePrices(
      long energyCentsPerMwh, long taxCentsPerMwh, long carbonGramsPerMwh, String source) {
    this(energyCentsPerMwh, taxCentsPerMwh, carbonGramsPerMwh, source, Optional.empty());
  }

  /** With the tax, in a mean hour. */
  public long allInCentsPerMwh() {
    return energyCentsPerMwh + taxCentsPerMwh;
  }

  /** With the tax, which is the same in all hours, of each of so many. */
  public long[] allInCentsPerMwh(Instant from, int count) {
    long[] cents =
        hours
            .flatMap(its -> its.energy().map(it -> its.of(it, energyCentsPerMwh, from, count)))
            .orElseGet(() -> same(energyCentsPerMwh, count));
    Arrays.setAll(cents, hour -> cents[hour] + taxCentsPerMwh);
    return cents;
  }

  /** Of each of so many hours. */
  public long[] carbonGramsPerMwh(Instant from, int count) {
    return hours
        .flatMap(its -> its.carbon().map(it -> its.of(it, carbonGramsPerMwh, from, count)))
        .orElseGet(() -> same(carbonGramsPerMwh, count));
  }

  private static long[] same(long value, int count) {
    long[] all = new long[count];
    Arrays.fill(all, value);
    return all;
  }

  /** The same by another tariff: its mean is another one, its hours go up and down with it. */
  public SitePrices withEnergy(long cents) {
    return new SitePrices(cents, taxCentsPerMwh, carbonGramsPerMwh, source, hours);
  }

  /** The same under another tax, in all hours alike. */
  public SitePrices withTax(long cents) {
    return new SitePrices(energyCentsPerMwh, cents, carbonGramsPerMwh, source, hours);
  }

  /** The same by other hours. */
  public SitePrices withHours(PriceHours other) {
    return new SitePrices(
        energyCentsPerMwh, taxCentsPerMwh, carbonGramsPerMwh, source, Optional.of(other));
  }

  /** The same with energy at its mean in all hours. */
  public SitePrices withFlatEnergy() {
    return new SitePrices(
        energyCentsPerMwh,
        taxCentsPerMwh,
        carbonGramsPerMwh,
        source,
        hours
            .filter(it -> it.carbon().isPresent())
            .map(it -> new PriceHours(it.zone(), Optional.empty(), it.carbon(), it.source())));
  }
}
