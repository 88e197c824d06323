package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.ExchangeRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** What currencies are worth by a book. */
final class ExchangeRates {

  private static final String EURO = "EUR";

  private ExchangeRates() {}

  /** Euro for a unit of a currency on a day; empty where the book does not say. */
  static Optional<BigDecimal> eurPerUnit(CostBook book, String currency, LocalDate day) {
    return currency.equals(EURO)
        ? Optional.of(BigDecimal.ONE)
        : book.inForce(ExchangeRate.class, currency, day).map(ExchangeRate::eurPerUnit);
  }
}
