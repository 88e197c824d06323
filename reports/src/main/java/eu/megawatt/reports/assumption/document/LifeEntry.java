package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.assumption.Life;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A useful life as read. */
final class LifeEntry extends AssumptionEntry {

  private static final BigDecimal LONGEST_YEARS = BigDecimal.valueOf(100);

  static final Shape<LifeEntry> SHAPE =
      AssumptionEntry.<LifeEntry>dated("a life object")
          .required("assetClass", (in, its) -> its.readClass(in))
          .required("lifeYears", (in, its) -> its.readLife(in));

  private @Nullable AssetClass assetClass;
  private @Nullable BigDecimal lifeYears;

  private void readClass(Cursor in) throws IOException {
    assetClass = in.word(AssetClass.class, AssetClass::word, "a class of assets");
  }

  private void readLife(Cursor in) throws IOException {
    lifeYears = Fields.decimal(in, Range.POSITIVE);
    if (lifeYears != null && lifeYears.compareTo(LONGEST_YEARS) > 0) {
      in.issue(
          "%s is out of range; it must be more than 0 and at most %s"
              .formatted(lifeYears.toPlainString(), LONGEST_YEARS));
    }
  }

  @Override
  Life complete() {
    return new Life(heading(), requireNonNull(assetClass), requireNonNull(lifeYears));
  }
}
