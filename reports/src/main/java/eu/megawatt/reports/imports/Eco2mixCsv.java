package eu.megawatt.reports.imports;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the rate of CO2 of RTE's eCO2mix for France: what a kilowatt hour produced in the country
 * emits at the power stations, estimated by RTE, without life cycle and without imports. Files have
 * tabs or semicolons, UTF-8 or ISO-8859-1, a row for each quarter or half hour of the local clock;
 * those of the open data portal have the offset, too. Issues name the line and the column.
 */
public final class Eco2mixCsv {

  private static final String FORMAT = "eCO2mix CSV";
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final SeriesId FRANCE = SeriesId.carbon("FR", SeriesKind.CARBON_LOCATION);
  private static final Set<String> NOTHING = Set.of("", "-", "ND", "nd", "N/A");

  /** What a kilowatt hour of lignite emits, and some. */
  private static final BigDecimal MOST_G_PER_KWH = BigDecimal.valueOf(2_000);

  private static final DateTimeFormatter FRENCH_DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  private record Columns(
      String rate, String date, String time, Optional<String> dated, Optional<String> perimeter) {}

  private record Value(Instant from, BigDecimal rate, String source, String pointer) {}

  private final Table table;
  private final Gathering into;
  private final LocalClock clock = new LocalClock(PARIS);
  private final List<Value> values = new ArrayList<>();
  private final Set<String> foreign = new HashSet<>();
  private final TreeSet<LocalDate> never = new TreeSet<>();

  private Eco2mixCsv(Table table, Gathering into) {
    this.table = table;
    this.into = into;
  }

  /** Reads a stream, which stays open; whatever is wrong with it is in the preview. */
  public static Preview<TimedSeries> read(InputStream in) throws IOException {
    return Gathering.of(
        FORMAT,
        in,
        (bytes, into) -> new Eco2mixCsv(Table.of(FileText.utf8OrLatin(bytes)), into).readAll());
  }

  private void readAll() {
    Columns columns = columns();
    List<CsvRow> rows = new ArrayList<>();
    table.eachRaggedRow(into.findings(), rows::add);
    boolean newestFirst =
        rows.size() > 1
            && stamp(rows.getFirst(), columns).compareTo(stamp(rows.getLast(), columns)) > 0;
    (newestFirst ? rows.reversed() : rows).forEach(row -> readRow(row, columns));
    never.forEach(
        day ->
            into.findings()
                .note(
                    "%s has values for the hour that the clock passes over: not taken"
                        .formatted(day)));
    addSteps();
  }

  /** Orders rows well enough to tell which end of the file is the older one. */
  private static String stamp(CsvRow row, Columns columns) {
    String date = row.cell(columns.date()).orElse("");
    return date(date).map(LocalDate::toString).orElse("") + row.cell(columns.time()).orElse("");
  }

  private Columns columns() {
    Optional<String> rate = table.column("(?i)taux de co2.*");
    Optional<String> date = table.column("(?i)date");
    Optional<String> time = table.column("(?i)heures?");
    if (rate.isEmpty() || date.isEmpty() || time.isEmpty()) {
      throw Gathering.refused(
          table.headerPointer(),
          "the columns are %s; Date, Heures and Taux de Co2 are needed"
              .formatted(Names.list(table.header())));
    }
    return new Columns(
        rate.get(),
        date.get(),
        time.get(),
        table.column("(?i)date et heure|date - heure|date_heure"),
        table.column("(?i)p.{1,2}rim.{1,2}tre.*"));
  }

  private void readRow(CsvRow row, Columns columns) {
    if (row.cell(columns.time()).isEmpty()) {
      return; // the last line of RTE's files, which disclaims
    }
    into.row();
    Optional<Instant> at = at(row, columns);
    String rate = row.cell(columns.rate()).orElse("");
    if (NOTHING.contains(rate)) {
      into.passOver();
    } else if (isOfFrance(row, columns)) {
      Optional<BigDecimal> number = table.number(rate).filter(Eco2mixCsv::isRate);
      if (number.isEmpty()) {
        issue(
            row,
            columns.rate(),
            "%s is not a rate from 0 to %s g/kWh".formatted(Names.quoted(rate), MOST_G_PER_KWH));
      } else {
        at.ifPresent(from -> values.add(new Value(from, number.get(), source(row), row.pointer())));
      }
    }
  }

  private static boolean isRate(BigDecimal rate) {
    return rate.signum() >= 0 && rate.compareTo(MOST_G_PER_KWH) <= 0;
  }

  private boolean isOfFrance(CsvRow row, Columns columns) {
    String perimeter = columns.perimeter().flatMap(row::cell).orElse("France");
    boolean isFrance = perimeter.equals("France");
    if (!isFrance && foreign.size() < Preview.LISTED && foreign.add(perimeter)) {
      issue(
          row,
          columns.perimeter().orElse(""),
          "the perimeter is %s; only that of France has a rate for the country"
              .formatted(Names.quoted(perimeter)));
    }
    return isFrance;
  }

  private static String source(CsvRow row) {
    return "RTE eCO2mix, %s, emissions at the power stations"
        .formatted(row.cell("Nature").orElse("of unknown nature"));
  }

  /** When a row begins; a time that is none is an issue, one that never was is kept for a note. */
  private Optional<Instant> at(CsvRow row, Columns columns) {
    Optional<Instant> dated = columns.dated().flatMap(row::cell).flatMap(Accepted::instant);
    if (dated.isPresent()) {
      return dated;
    }
    Optional<LocalDateTime> local = local(row, columns);
    if (local.isEmpty()) {
      issue(
          row,
          columns.date(),
          "%s %s is not a time such as 2026-01-12 00:30"
              .formatted(
                  Names.plain(row.cell(columns.date()).orElse("")),
                  Names.plain(row.cell(columns.time()).orElse(""))));
      return Optional.empty();
    }
    Optional<Instant> at = local.flatMap(clock::next);
    boolean hasValue = !NOTHING.contains(row.cell(columns.rate()).orElse(""));
    if (at.isEmpty() && hasValue && never.size() < Preview.LISTED) {
      never.add(local.get().toLocalDate());
    }
    return at;
  }

  private static Optional<LocalDateTime> local(CsvRow row, Columns columns) {
    try {
      LocalTime time = LocalTime.parse(row.cell(columns.time()).orElse(""));
      return date(row.cell(columns.date()).orElse("")).map(date -> date.atTime(time));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      LocalDate date =
          text.indexOf('/') >= 0 ? LocalDate.parse(text, FRENCH_DATE) : LocalDate.parse(text);
      return Accepted.isInRange(date.atStartOfDay(PARIS).toInstant())
          ? Optional.of(date)
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private void addSteps() {
    DaySpacing spacing =
        DaySpacing.of(values.stream().map(Value::from).toList(), PARIS, into.findings());
    for (Value value : values) {
      Step step = new Step(value.from(), spacing.end(value.from()), value.rate());
      into.add(FRANCE, step, value.source(), value.pointer());
    }
  }

  private void issue(CsvRow row, String column, String message) {
    into.findings().issue(row.pointer() + "/" + column, message);
  }
}
