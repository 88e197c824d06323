package eu.megawatt.planner.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.planner.capacity.SitePrices;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What energy costs and emits at a site, as read: in euro and in grams for a kilowatt-hour. */
final class PricesEntry {

  private static final double CENTS_PER_EUR = 100;
  private static final double KWH_PER_MWH = 1_000;

  private static final Shape<PricesEntry> SHAPE =
      Shape.<PricesEntry>of("a prices object")
          .required("energyEurPerMwh", (in, its) -> its.energyEur = in.number(Range.ANY))
          .optional("taxEurPerMwh", (in, its) -> its.taxEur = in.number(Range.NOT_NEGATIVE))
          .required(
              "carbonGramsPerKwh", (in, its) -> its.carbonGrams = in.number(Range.NOT_NEGATIVE))
          .required("source", (in, its) -> its.source = in.text())
          .optional("hours", (in, its) -> its.hours = Optional.of(new HoursEntry().read(in)));

  private double energyEur;
  private double taxEur;
  private double carbonGrams;
  private @Nullable String source;
  private Optional<HoursEntry> hours = Optional.empty();

  PricesEntry read(Cursor in) throws IOException {
    SHAPE.read(in, this);
    return this;
  }

  SitePrices complete() {
    return new SitePrices(
        Math.round(energyEur * CENTS_PER_EUR),
        Math.round(taxEur * CENTS_PER_EUR),
        Math.round(carbonGrams * KWH_PER_MWH),
        requireNonNull(source),
        hours.map(HoursEntry::complete));
  }
}
