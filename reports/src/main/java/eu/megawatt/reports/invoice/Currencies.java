package eu.megawatt.reports.invoice;

import java.util.Currency;
import java.util.Optional;

/** The currencies that amounts of two decimals can be in. */
public final class Currencies {

  /** In which the ledger counts. */
  public static final String OF_BOOKS = "EUR";

  private static final int DECIMALS = 2;

  private Currencies() {}

  /** What is wrong with a code; empty where it is one of two decimals. */
  public static Optional<String> problem(String code) {
    boolean isKnown =
        Currency.getAvailableCurrencies().stream()
            .anyMatch(
                it ->
                    it.getCurrencyCode().equals(code) && it.getDefaultFractionDigits() == DECIMALS);
    return isKnown
        ? Optional.empty()
        : Optional.of(
            "currency is (%s); allowed is a code of ISO 4217 with two decimals, such as EUR"
                .formatted(code));
  }
}
