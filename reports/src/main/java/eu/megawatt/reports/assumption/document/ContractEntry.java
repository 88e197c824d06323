package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.Volume;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A contract of delivery as read. */
final class ContractEntry extends AssumptionEntry {

  static final Shape<ContractEntry> SHAPE =
      AssumptionEntry.<ContractEntry>ofSite("a contract object")
          .optional("validTo", (in, its) -> its.validTo = Fields.date(in))
          .optional(
              "baseloadMW", (in, its) -> its.baseloadMW = Fields.decimal(in, Range.NOT_NEGATIVE))
          .optional("deliverySeries", (in, its) -> its.deliverySeries = in.text())
          .optional("shareRatio", (in, its) -> its.shareRatio = Fields.decimal(in, Range.FRACTION))
          .required("pricePerMWh", (in, its) -> its.pricePerMWh = Fields.decimal(in, Range.ANY))
          .required("currency", (in, its) -> its.readCurrency(in))
          .optional("carbon", (in, its) -> its.carbon = new CarbonClaimEntry(in));

  private @Nullable LocalDate validTo;
  private @Nullable BigDecimal baseloadMW;
  private @Nullable String deliverySeries;
  private @Nullable BigDecimal shareRatio;
  private @Nullable BigDecimal pricePerMWh;
  private @Nullable CarbonClaimEntry carbon;

  @Override
  void checkAlone(Issues issues) {
    checkEnd(validTo, issues);
    if ((baseloadMW == null) == (deliverySeries == null)) {
      issues.add(
          at,
          pointer,
          "a contract has \"baseloadMW\" or \"deliverySeries\", one of them; this has "
              + (baseloadMW == null ? "neither" : "both"));
    }
    if (shareRatio != null && deliverySeries == null) {
      issues.add(
          at, pointer("shareRatio"), "a share is of a \"deliverySeries\", which is not here");
    }
  }

  @Override
  Contract complete() {
    return new Contract(
        heading(),
        siteId(),
        Optional.ofNullable(validTo),
        volume(),
        requireNonNull(pricePerMWh),
        currencyCode(),
        Optional.ofNullable(carbon).map(CarbonClaimEntry::complete));
  }

  private Volume volume() {
    return deliverySeries == null
        ? new Volume.Baseload(requireNonNull(baseloadMW))
        : new Volume.Metered(deliverySeries, shareRatio == null ? BigDecimal.ONE : shareRatio);
  }
}
