package eu.megawatt.reports.assumption.document;

import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Text;
import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.CostBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has to hold among the assumptions of a book. */
final class BookRules {

  private static final String EURO = "EUR";

  /** What only one assumption may be. */
  private record Turn(Class<?> kind, String subject, LocalDate validFrom) {}

  private final Issues issues;
  private final Map<String, String> pointers = new HashMap<>();
  private final Map<Turn, AssumptionEntry> turns = new HashMap<>();
  private final Set<String> rates = new HashSet<>(Set.of(EURO));
  private final List<AssumptionEntry> priced = new ArrayList<>();
  private int count;

  BookRules(Issues issues) {
    this.issues = issues;
  }

  /** Adds the assumptions of a kind. */
  void add(AssumptionList<?> list) {
    for (AssumptionEntry entry : list.entries()) {
      checkCount(entry);
      checkId(entry);
      if (entry instanceof ExchangeRateEntry && entry.currency != null) {
        rates.add(entry.currency.value());
      } else if (entry.currency != null) {
        priced.add(entry);
      }
      if (entry.isWellFormed) {
        checkTurn(entry);
      }
    }
  }

  private void checkCount(AssumptionEntry entry) {
    if (++count == CostBook.MOST_ASSUMPTIONS + 1) {
      issues.add(
          entry.at,
          entry.pointer,
          "a book has at most %,d assumptions. Maybe leave out exchange rates of past years"
              .formatted(CostBook.MOST_ASSUMPTIONS));
    }
  }

  private void checkId(AssumptionEntry entry) {
    Text id = entry.id;
    String earlier = id == null ? null : pointers.putIfAbsent(id.value(), entry.pointer);
    if (id != null && earlier != null) {
      issues.add(
          id.at(),
          entry.pointer("id"),
          "%s is the id of %s already".formatted(Names.quoted(id.value()), earlier));
    }
  }

  private void checkTurn(AssumptionEntry entry) {
    Assumption assumption = entry.complete();
    LocalDate validFrom = assumption.heading().validFrom();
    Turn turn = new Turn(assumption.getClass(), assumption.subject(), validFrom);
    AssumptionEntry earlier = turns.putIfAbsent(turn, entry);
    if (earlier != null && !earlier.heading().name().equals(assumption.name())) {
      issues.add(
          entry.at,
          entry.pointer("validFrom"),
          "%s is of the same and holds from %s too; one of the two has to go"
              .formatted(earlier.pointer, validFrom));
    }
  }

  /** Adds an issue for each amount in a currency of which the book has no rate at all. */
  void checkCurrencies() {
    for (AssumptionEntry entry : priced) {
      Text currency = entry.currency;
      if (currency != null && !rates.contains(currency.value())) {
        issues.add(
            currency.at(),
            entry.pointer("currency"),
            "%s has no rate in this book. Maybe add one to \"exchangeRates\""
                .formatted(Names.quoted(currency.value())));
      }
    }
  }
}
