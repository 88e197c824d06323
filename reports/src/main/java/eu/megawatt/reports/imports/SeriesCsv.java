package eu.megawatt.reports.imports;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.time.Lengths;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads prices, carbon and deliveries of any source from a table with the columns {@code from},
 * {@code to} or {@code step}, {@code zone}, {@code kind}, {@code value}, {@code currency} and
 * {@code source}. A time has its offset; a step is such as {@code 15m} or {@code PT15M}; a kind is
 * a {@link SeriesKind#word}. Issues name the line and the column: {@code /12/value}.
 */
public final class SeriesCsv {

  private static final String FORMAT = "series CSV";
  private static final List<String> REQUIRED = List.of("from", "zone", "kind", "value", "source");
  private static final List<String> OPTIONAL = List.of("to", "step", "currency");
  private static final Duration LONGEST_STEP = Duration.ofDays(3_700);
  private static final BigDecimal MOST_CARBON = BigDecimal.valueOf(10_000);
  private static final BigDecimal MOST_DELIVERED_MW = BigDecimal.valueOf(10_000);

  private final Table table;
  private final Gathering into;

  private SeriesCsv(Table table, Gathering into) {
    this.table = table;
    this.into = into;
  }

  /** Reads a stream, which stays open; whatever is wrong with it is in the preview. */
  public static Preview<TimedSeries> read(InputStream in) throws IOException {
    return Gathering.of(
        FORMAT, in, (bytes, into) -> new SeriesCsv(Table.of(FileText.utf8(bytes)), into).readAll());
  }

  private void readAll() {
    table.checkColumns(REQUIRED, OPTIONAL, into.findings());
    if (!table.header().contains("to") && !table.header().contains("step")) {
      into.findings()
          .issue(table.headerPointer(), "one of the columns \"to\" and \"step\" is needed");
    }
    if (into.findings().isSound()) {
      table.eachRow(into.findings(), this::readRow);
    }
  }

  private void readRow(CsvRow row) {
    into.row();
    Optional<Instant> from = instant(row, "from");
    Optional<Instant> to = from.flatMap(begin -> end(row, begin));
    Optional<SeriesId> id = id(row);
    String source = row.required("source");
    Optional<BigDecimal> value = id.flatMap(series -> value(row, series));
    if (to.isPresent() && value.isPresent() && !source.isEmpty()) {
      Step step = new Step(from.orElseThrow(), to.get(), value.get());
      into.add(id.orElseThrow(), step, source, row.pointer());
    }
  }

  private static Optional<Instant> instant(CsvRow row, String column) {
    String text = row.required(column);
    Optional<Instant> instant = Accepted.instant(text);
    if (instant.isEmpty() && !text.isEmpty()) {
      row.add(column, Accepted.noInstant(text));
    }
    return instant;
  }

  private static Optional<Instant> end(CsvRow row, Instant from) {
    boolean hasTo = row.cell("to").isPresent();
    if (hasTo == row.cell("step").isPresent()) {
      row.add(
          hasTo ? "step" : "to",
          hasTo ? "a step stands here beside \"to\"" : "neither \"to\" nor \"step\" is there");
      return Optional.empty();
    }
    Optional<Instant> to = hasTo ? instant(row, "to") : step(row).map(from::plus);
    Optional<Duration> length = to.map(end -> Duration.between(from, end));
    if (length.isPresent() && !isLength(length.get())) {
      row.add(
          hasTo ? "to" : "step",
          "the value would be in force from %s to %s; it has to end later, and within ten years"
              .formatted(from, to.orElse(from)));
      return Optional.empty();
    }
    return to;
  }

  private static boolean isLength(Duration length) {
    return length.isPositive() && length.compareTo(LONGEST_STEP) <= 0;
  }

  private static Optional<Duration> step(CsvRow row) {
    String text = row.required("step");
    Optional<Duration> length = Lengths.parse(text).or(() -> iso(text));
    if (length.isEmpty()) {
      row.add("step", Lengths.WRONG.formatted(Names.plain(text)));
    }
    return length.map(it -> it.compareTo(LONGEST_STEP) > 0 ? LONGEST_STEP.plusDays(1) : it);
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<SeriesId> id(CsvRow row) {
    String zone = row.required("zone");
    String word = row.required("kind");
    Optional<SeriesKind> kind = SeriesKind.of(word);
    if (kind.isEmpty() && !word.isEmpty()) {
      row.add(
          "kind",
          Names.unknown(
              word,
              "a kind of series",
              Stream.of(SeriesKind.values()).map(SeriesKind::word).toList()));
    }
    return zone.isEmpty() ? Optional.empty() : kind.flatMap(it -> id(row, zone, it));
  }

  private static Optional<SeriesId> id(CsvRow row, String zone, SeriesKind kind) {
    Optional<String> currency = row.cell("currency");
    if (!kind.isMoney()) {
      currency.ifPresent(
          code -> row.add("currency", "a value of kind %s has no currency".formatted(kind.word())));
      return currency.isPresent()
          ? Optional.empty()
          : Optional.of(new SeriesId(zone, kind, Optional.empty()));
    }
    String code = row.required("currency");
    if (!code.isEmpty() && !Accepted.isCurrency(code)) {
      row.add("currency", Accepted.noCurrency(code));
    }
    return Accepted.isCurrency(code) ? Optional.of(SeriesId.price(zone, code)) : Optional.empty();
  }

  private Optional<BigDecimal> value(CsvRow row, SeriesId id) {
    String text = row.required("value");
    Optional<BigDecimal> number = table.number(text);
    if (number.isEmpty() && !text.isEmpty()) {
      row.add("value", Accepted.noNumber(text));
    }
    if (id.kind().isMoney()) {
      return number;
    }
    BigDecimal most = id.kind().isCarbon() ? MOST_CARBON : MOST_DELIVERED_MW;
    Optional<BigDecimal> within = number.filter(it -> it.signum() >= 0 && it.compareTo(most) <= 0);
    if (number.isPresent() && within.isEmpty()) {
      row.add("value", "%s is not from 0 to %s %s".formatted(Names.quoted(text), most, id.unit()));
    }
    return within;
  }
}
