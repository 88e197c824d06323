package eu.megawatt.reports.assumption;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that costs and incomes are counted by, in one version. It is never changed: what is known
 * later is a book of a higher version. Immutable.
 *
 * @param version from 1
 * @param sites by id
 */
public record CostBook(
    String name, int version, NavigableMap<String, BookSite> sites, List<Assumption> assumptions) {

  public static final String FORMAT = "megawatt/books/1";

  private static final String EURO = "EUR";

  /** Assumptions of a book at most: eleven years of daily exchange rates and all else. */
  public static final int MOST_ASSUMPTIONS = 20_000;

  public CostBook {
    sites = Collections.unmodifiableNavigableMap(new TreeMap<>(sites));
    assumptions = List.copyOf(assumptions);
  }

  /** All of a kind, in the order of the book. */
  public <A extends Assumption> List<A> all(Class<A> kind) {
    return assumptions.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The one of a kind and subject that holds on a day; empty where none has begun. */
  public <A extends Assumption> Optional<A> inForce(Class<A> kind, String subject, LocalDate day) {
    return assumptions.stream()
        .filter(kind::isInstance)
        .filter(it -> it.subject().equals(subject))
        .filter(it -> !it.heading().validFrom().isAfter(day))
        .max(Comparator.comparing(it -> it.heading().validFrom()))
        .map(kind::cast);
  }

  /** Euro for a unit of a currency on a day; empty where no rate has begun. */
  public Optional<BigDecimal> eurPerUnit(String currency, LocalDate day) {
    return currency.equals(EURO)
        ? Optional.of(BigDecimal.ONE)
        : inForce(ExchangeRate.class, currency, day).map(ExchangeRate::eurPerUnit);
  }
}
