package eu.megawatt.reports.assumption.document;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.document.Range;
import eu.megawatt.fleet.document.Shape;
import eu.megawatt.reports.assumption.TokenPrice;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A price of tokens as read. */
final class TokenPriceEntry extends AssumptionEntry {

  static final Shape<TokenPriceEntry> SHAPE =
      AssumptionEntry.<TokenPriceEntry>dated("a token price object")
          .required("model", (in, its) -> its.model = in.text())
          .required(
              "inputPerMTokens",
              (in, its) -> its.inputPerMTokens = Fields.decimal(in, Range.NOT_NEGATIVE))
          .required(
              "outputPerMTokens",
              (in, its) -> its.outputPerMTokens = Fields.decimal(in, Range.NOT_NEGATIVE))
          .required("currency", (in, its) -> its.readCurrency(in));

  private @Nullable String model;
  private @Nullable BigDecimal inputPerMTokens;
  private @Nullable BigDecimal outputPerMTokens;

  @Override
  TokenPrice complete() {
    return new TokenPrice(
        heading(),
        requireNonNull(model),
        requireNonNull(inputPerMTokens),
        requireNonNull(outputPerMTokens),
        currencyCode());
  }
}
