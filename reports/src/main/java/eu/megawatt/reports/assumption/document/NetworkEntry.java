package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Network;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A network tariff as read. */
final class NetworkEntry extends AssumptionEntry {

  static final Shape<NetworkEntry> SHAPE =
      AssumptionEntry.<NetworkEntry>ofSite("a network object")
          .required("currency", (in, its) -> its.readCurrency(in))
          .required("perMWh", (in, its) -> its.perMWh = Fields.decimal(in, Range.ANY))
          .required(
              "perKwMonth", (in, its) -> its.perKwMonth = Fields.decimal(in, Range.NOT_NEGATIVE))
          .required(
              "fixedPerMonth",
              (in, its) -> its.fixedPerMonth = Fields.decimal(in, Range.NOT_NEGATIVE));

  private @Nullable BigDecimal perMWh;
  private @Nullable BigDecimal perKwMonth;
  private @Nullable BigDecimal fixedPerMonth;

  @Override
  Network complete() {
    return new Network(
        heading(),
        siteId(),
        currencyCode(),
        requireNonNull(perMWh),
        requireNonNull(perKwMonth),
        requireNonNull(fixedPerMonth));
  }
}
