package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.Excise;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An excise as read. */
final class ExciseEntry extends AssumptionEntry {

  static final Shape<ExciseEntry> SHAPE =
      AssumptionEntry.<ExciseEntry>ofSite("an excise object")
          .required("currency", (in, its) -> its.readCurrency(in))
          .required("brackets", (in, its) -> its.brackets = new BracketList(in))
          .optional("reduction", (in, its) -> its.reduction = new ReductionEntry(in));

  private @Nullable BracketList brackets;
  private @Nullable ReductionEntry reduction;

  @Override
  Excise complete() {
    return new Excise(
        heading(),
        siteId(),
        currencyCode(),
        requireNonNull(brackets).complete(),
        Optional.ofNullable(reduction).map(ReductionEntry::complete));
  }
}
