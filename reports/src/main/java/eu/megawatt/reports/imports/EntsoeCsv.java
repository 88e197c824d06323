package eu.megawatt.reports.imports;

import eu.megawatt.fleet.csv.CsvRow;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads day-ahead prices as ENTSO-E's transparency platform saves them as CSV, today's form ({@code
 * MTU (UTC)}, {@code Area}, {@code Day-ahead Price (EUR/MWh)}) and the older ones ({@code MTU
 * (CET/CEST)}, {@code Day-ahead Price [EUR/MWh]}, {@code BZN|FR}). Local times are told apart by
 * {@link LocalClock}. Issues name the line and the column.
 */
public final class EntsoeCsv {

  private static final String FORMAT = "ENTSO-E CSV";
  private static final String SOURCE = "ENTSO-E transparency platform, CSV";
  private static final String TIME = "(?:MTU|Time) \\(([A-Z/]+)\\)";
  private static final String PRICE = "Day-ahead Price [\\[(]([A-Z]{3})/MWh[\\])]";
  private static final String BIDDING_ZONE = "BZN\\|(.+)";

  private static final Map<String, ZoneId> CLOCKS =
      Map.of(
          "UTC", ZoneId.of("UTC"),
          "WET/WEST", ZoneId.of("Europe/Lisbon"),
          "CET/CEST", ZoneId.of("Europe/Brussels"),
          "EET/EEST", ZoneId.of("Europe/Helsinki"));

  /** What stands where there is no price. */
  private static final Set<String> NOTHING = Set.of("", "-", "n/e", "N/A", "n/a");

  private record Row(CsvRow cells, MarketTimeUnit unit) {}

  private record Columns(String time, ZoneId zone, String price, String currency, String area) {}

  private final Table table;
  private final Gathering into;
  private final Map<String, LocalClock> clocks = new HashMap<>();

  private EntsoeCsv(Table table, Gathering into) {
    this.table = table;
    this.into = into;
  }

  /** Reads a stream, which stays open; whatever is wrong with it is in the preview. */
  public static Preview<TimedSeries> read(InputStream in) throws IOException {
    return Gathering.of(
        FORMAT, in, (bytes, into) -> new EntsoeCsv(Table.of(FileText.utf8(bytes)), into).readAll());
  }

  private void readAll() {
    Columns columns = columns();
    List<Row> rows = new ArrayList<>();
    table.eachRow(
        into.findings(),
        row -> {
          into.row();
          Optional<MarketTimeUnit> unit = MarketTimeUnit.parse(row.required(columns.time()));
          if (unit.isPresent()) {
            rows.add(new Row(row, unit.get()));
          } else if (row.cell(columns.time()).isPresent()) {
            row.add(columns.time(), noUnit(row.required(columns.time())));
          }
        });
    boolean newestFirst =
        !rows.isEmpty() && rows.getFirst().unit().from().isAfter(rows.getLast().unit().from());
    (newestFirst ? rows.reversed() : rows).forEach(row -> readRow(row, columns));
  }

  private static String noUnit(String cell) {
    return "%s is not a market time unit such as 01/01/2026 00:00:00 - 01/01/2026 00:15:00"
        .formatted(Names.quoted(cell));
  }

  private Columns columns() {
    Optional<String> time = table.column(TIME);
    Optional<String> price = table.column(PRICE);
    Optional<String> area = table.column("Area").or(() -> table.column(BIDDING_ZONE));
    if (time.isEmpty() || price.isEmpty() || area.isEmpty()) {
      throw Gathering.refused(
          table.headerPointer(),
          "the columns are %s; a time (MTU (UTC) or MTU (CET/CEST)), a price (Day-ahead Price"
                  .formatted(Names.list(table.header()))
              + " (EUR/MWh)) and an area (Area or BZN|FR) are needed");
    }
    String clock = group(TIME, time.get());
    if (!CLOCKS.containsKey(clock)) {
      throw Gathering.refused(
          table.headerPointer(), Names.unknown(clock, "a clock of the platform", CLOCKS.keySet()));
    }
    return new Columns(
        time.get(),
        CLOCKS.getOrDefault(clock, ZoneId.of("UTC")),
        price.get(),
        group(PRICE, price.get()),
        area.get());
  }

  private static String group(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.matches() ? matcher.group(1).strip() : "";
  }

  private void readRow(Row row, Columns columns) {
    CsvRow cells = row.cells();
    String price = cells.cell(columns.price()).orElse("");
    String area = area(cells, columns);
    LocalClock clock =
        clocks.computeIfAbsent(
            area + "/" + cells.cell("Sequence").orElse(""), _ -> new LocalClock(columns.zone()));
    Optional<Instant> begin = row.unit().begin(clock);
    if (NOTHING.contains(price)) {
      into.passOver();
      return;
    }
    Optional<BigDecimal> amount = table.number(price);
    Optional<Instant> end = begin.flatMap(from -> row.unit().end(from, clock));
    Optional<String> currency = currency(cells, columns);
    if (amount.isEmpty()) {
      issue(cells, columns.price(), Accepted.noNumber(price));
    } else if (begin.isEmpty()) {
      issue(cells, columns.time(), "the clock passes over %s".formatted(row.unit().from()));
    } else if (end.isEmpty() || !Accepted.isInRange(begin.get())) {
      issue(cells, columns.time(), "the unit is not 15, 30 or 60 min of the years 1990 to 2199");
    } else if (area.isEmpty()) {
      issue(cells, columns.area(), "the area is no bidding zone such as BZN|FR");
    } else if (currency.isPresent()) {
      Step step = new Step(begin.get(), end.get(), amount.get());
      into.add(SeriesId.price(area, currency.get()), step, SOURCE, cells.pointer());
    }
  }

  /** The zone of a row, which is a cell of it or the name of the column. */
  private static String area(CsvRow row, Columns columns) {
    String named = group(BIDDING_ZONE, columns.area());
    return named.isEmpty() ? group(BIDDING_ZONE, row.cell(columns.area()).orElse("")) : named;
  }

  private Optional<String> currency(CsvRow row, Columns columns) {
    String currency = row.cell("Currency").orElse(columns.currency());
    if (!currency.equals(columns.currency())) {
      issue(
          row,
          "Currency",
          "the currency is %s, but the price is in %s"
              .formatted(Names.quoted(currency), columns.currency()));
    } else if (!Accepted.isCurrency(currency)) {
      issue(row, columns.price(), Accepted.noCurrency(currency));
    } else {
      return Optional.of(currency);
    }
    return Optional.empty();
  }

  private void issue(CsvRow row, String column, String message) {
    into.findings().issue(row.pointer() + "/" + column, message);
  }
}
