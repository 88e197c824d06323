package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Purpose;
import eu.megawatt.reports.assumption.YearlyCost;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A cost by the year as read. */
final class YearlyCostEntry extends AssumptionEntry {

  static final Shape<YearlyCostEntry> SHAPE =
      AssumptionEntry.<YearlyCostEntry>ofSite("a yearly cost object")
          .required("purpose", (in, its) -> its.readPurpose(in))
          .required("perYear", (in, its) -> its.perYear = Fields.decimal(in, Range.NOT_NEGATIVE))
          .required("currency", (in, its) -> its.readCurrency(in));

  private @Nullable Purpose purpose;
  private @Nullable BigDecimal perYear;

  private void readPurpose(Cursor in) throws IOException {
    purpose = in.word(Purpose.class, Purpose::word, "a purpose");
  }

  @Override
  YearlyCost complete() {
    return new YearlyCost(
        heading(), siteId(), requireNonNull(purpose), requireNonNull(perYear), currencyCode());
  }
}
