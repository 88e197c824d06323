package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.FinanceRate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What capital costs as read. */
final class FinanceRateEntry extends AssumptionEntry {

  static final Shape<FinanceRateEntry> SHAPE =
      AssumptionEntry.<FinanceRateEntry>ofSite("a finance rate object")
          .required(
              "percentPerYear",
              (in, its) -> its.percentPerYear = Fields.decimal(in, Range.NOT_NEGATIVE));

  private @Nullable BigDecimal percentPerYear;

  @Override
  FinanceRate complete() {
    return new FinanceRate(heading(), siteId(), requireNonNull(percentPerYear));
  }
}
