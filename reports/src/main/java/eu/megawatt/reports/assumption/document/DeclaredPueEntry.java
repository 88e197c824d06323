package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.DeclaredPue;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A declared PUE as read. */
final class DeclaredPueEntry extends AssumptionEntry {

  static final Shape<DeclaredPueEntry> SHAPE =
      AssumptionEntry.<DeclaredPueEntry>ofSite("a declared PUE object")
          .required("pue", (in, its) -> its.pue = Fields.decimal(in, Range.PUE));

  private @Nullable BigDecimal pue;

  @Override
  DeclaredPue complete() {
    return new DeclaredPue(heading(), siteId(), requireNonNull(pue));
  }
}
