package eu.megawatt.service.books.report;

import com.fasterxml.jackson.databind.JsonNode;
import eu.megawatt.reports.assumption.Assumption;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.FlexibilityIncome;
import eu.megawatt.reports.assumption.Source;
import eu.megawatt.reports.assumption.document.BookWriter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.service.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The assumptions of a book that held in a month, as the book's document has them. */
final class Assumptions {

  /** Told at most: two years of days of one exchange rate and all else. */
  static final int MOST = 1_000;

  private static final Set<String> SAID_OTHERWISE = Set.of("id", "validFrom", "source");

  private final Period period;
  private final Map<String, Entry> byName = new HashMap<>();

  /** An assumption in the document: the list that it stands in, and what it says. */
  private record Entry(String kind, String value) {}

  private Assumptions(CostBook book, Period period) {
    this.period = period;
    document(book)
        .properties()
        .forEach(
            list -> {
              if (list.getValue().isArray()) {
                list.getValue().forEach(it -> note(list.getKey(), it));
              }
            });
  }

  private static JsonNode document(CostBook book) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      BookWriter.write(book, bytes);
      return Json.parse(bytes.toByteArray(), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(String kind, JsonNode entry) {
    String value =
        entry.properties().stream()
            .filter(it -> !SAID_OTHERWISE.contains(it.getKey()))
            .map(it -> "%s %s".formatted(it.getKey(), text(it.getValue())))
            .collect(Collectors.joining(", "));
    byName.put(entry.path("id").asText(), new Entry(kind, value));
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  /** All that held on any day of the month, in the order of the book; so many at most. */
  static List<AssumptionView> of(CostBook book, Period period) {
    Assumptions its = new Assumptions(book, period);
    Map<String, List<Assumption>> bySubject =
        book.assumptions().stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.getClass().getSimpleName() + " " + it.subject(),
                    TreeMap::new,
                    Collectors.toCollection(ArrayList::new)));
    List<AssumptionView> views = new ArrayList<>();
    bySubject.values().forEach(one -> its.add(one, views));
    return views.stream().limit(MOST).toList();
  }

  /** Those of one kind and subject: each holds until the next begins. */
  private void add(List<Assumption> one, List<AssumptionView> views) {
    one.sort(Comparator.comparing(it -> it.heading().validFrom()));
    for (int i = 0; i < one.size(); i++) {
      Optional<LocalDate> to =
          i + 1 < one.size() ? Optional.of(one.get(i + 1).heading().validFrom()) : Optional.empty();
      if (holds(one.get(i), to)) {
        views.add(view(one.get(i), to));
      }
    }
  }

  private boolean holds(Assumption it, Optional<LocalDate> to) {
    if (it instanceof FlexibilityIncome income) {
      return !income.from().isBefore(period.from()) && income.from().isBefore(period.to());
    }
    return !it.heading().validFrom().isAfter(period.month().atEndOfMonth())
        && to.filter(end -> !end.isAfter(period.month().atDay(1))).isEmpty();
  }

  private AssumptionView view(Assumption it, Optional<LocalDate> to) {
    Entry entry = byName.getOrDefault(it.name(), new Entry("", ""));
    Source source = it.heading().source();
    return new AssumptionView(
        entry.kind(),
        it.name(),
        entry.value(),
        it.heading().validFrom(),
        to,
        source.text() + source.address().map(URI::toString).map(at -> " " + at).orElse(""),
        source.retrieved(),
        source.isToBeChecked());
  }
}
