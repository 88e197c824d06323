package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.DayAhead;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A supply at day-ahead prices as read. */
final class DayAheadEntry extends AssumptionEntry {

  static final Shape<DayAheadEntry> SHAPE =
      AssumptionEntry.<DayAheadEntry>ofSite("a day-ahead object")
          .required("zone", (in, its) -> its.zone = in.text())
          .required("currency", (in, its) -> its.readCurrency(in))
          .required("markupPerMWh", (in, its) -> its.markupPerMWh = Fields.decimal(in, Range.ANY));

  private @Nullable String zone;
  private @Nullable BigDecimal markupPerMWh;

  @Override
  DayAhead complete() {
    return new DayAhead(
        heading(), siteId(), requireNonNull(zone), currencyCode(), requireNonNull(markupPerMWh));
  }
}
