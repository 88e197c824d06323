package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.ExchangeRate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An exchange rate as read. */
final class ExchangeRateEntry extends AssumptionEntry {

  private static final String EURO = "EUR";

  static final Shape<ExchangeRateEntry> SHAPE =
      AssumptionEntry.<ExchangeRateEntry>dated("an exchange rate object")
          .required("currency", (in, its) -> its.readCurrency(in))
          .required("eurPerUnit", (in, its) -> its.eurPerUnit = Fields.decimal(in, Range.POSITIVE));

  private @Nullable BigDecimal eurPerUnit;

  @Override
  void checkAlone(Issues issues) {
    if (currency != null && currency.value().equals(EURO)) {
      issues.add(
          currency.at(),
          pointer("currency"),
          "a euro is worth a euro; only other currencies have a rate");
    }
  }

  @Override
  ExchangeRate complete() {
    return new ExchangeRate(heading(), currencyCode(), requireNonNull(eurPerUnit));
  }
}
