package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Hedge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contract for difference as read. */
final class HedgeEntry extends AssumptionEntry {

  static final Shape<HedgeEntry> SHAPE =
      AssumptionEntry.<HedgeEntry>ofSite("a hedge object")
          .required("validTo", (in, its) -> its.validTo = Fields.date(in))
          .required("powerMW", (in, its) -> its.powerMW = Fields.decimal(in, Range.NOT_NEGATIVE))
          .required("agreedPerMWh", (in, its) -> its.agreedPerMWh = Fields.decimal(in, Range.ANY))
          .required("currency", (in, its) -> its.readCurrency(in))
          .required("referenceZone", (in, its) -> its.referenceZone = in.text())
          .optional("lessZone", (in, its) -> its.lessZone = in.text());

  private @Nullable LocalDate validTo;
  private @Nullable BigDecimal powerMW;
  private @Nullable BigDecimal agreedPerMWh;
  private @Nullable String referenceZone;
  private @Nullable String lessZone;

  @Override
  void checkAlone(Issues issues) {
    checkEnd(validTo, issues);
    if (lessZone != null && lessZone.equals(referenceZone)) {
      issues.add(
          at, pointer("lessZone"), "it is the reference itself, so the difference is always 0");
    }
  }

  @Override
  Hedge complete() {
    return new Hedge(
        heading(),
        siteId(),
        requireNonNull(validTo),
        requireNonNull(powerMW),
        requireNonNull(agreedPerMWh),
        currencyCode(),
        requireNonNull(referenceZone),
        Optional.ofNullable(lessZone));
  }
}
