package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Vat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A value added tax as read. */
final class VatEntry extends AssumptionEntry {

  static final Shape<VatEntry> SHAPE =
      AssumptionEntry.<VatEntry>dated("a VAT object")
          .required("country", (in, its) -> its.country = Fields.country(in))
          .required(
              "ratePercent", (in, its) -> its.ratePercent = Fields.decimal(in, Range.NOT_NEGATIVE));

  private @Nullable String country;
  private @Nullable BigDecimal ratePercent;

  @Override
  Vat complete() {
    return new Vat(heading(), requireNonNull(country), requireNonNull(ratePercent));
  }
}
