package eu.megawatt.reports.closing;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.ExchangeRate;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells euro in another currency, by the rate that the book has for the month's last day. Nothing
 * is rounded: every amount is multiplied by one factor, so whatever adds up in euro adds up.
 *
 * @param currency ISO 4217
 * @param perEuro units of it for a euro, with 8 decimals
 */
public record InCurrency(String currency, BigDecimal perEuro) {

  /** The currency of the books. */
  public static final String OF_BOOKS = "EUR";

  private static final Pattern EURO_IN_NAME = Pattern.compile("Eur(?=$|PerMWh$)");
  private static final int DECIMALS = 8;

  /**
   * The currency that a report is asked for in.
   *
   * @throws IllegalArgumentException where the book has no rate for it
   */
  public static InCurrency of(CostBook book, Period period, String currency) {
    LocalDate day = period.month().atEndOfMonth();
    BigDecimal eurPerUnit =
        book.eurPerUnit(currency, day)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The book has no rate of exchange of %s on %s".formatted(currency, day)));
    return new InCurrency(
        currency,
        currency.equals(OF_BOOKS)
            ? BigDecimal.ONE
            : BigDecimal.ONE.divide(eurPerUnit, DECIMALS, RoundingMode.HALF_UP));
  }

  /** The currencies that a month's reports can be told in, that of the books first. */
  public static List<String> known(CostBook book, Period period) {
    LocalDate day = period.month().atEndOfMonth();
    return Stream.concat(
            Stream.of(OF_BOOKS),
            book.all(ExchangeRate.class).stream()
                .map(ExchangeRate::currency)
                .filter(it -> book.eurPerUnit(it, day).isPresent())
                .distinct()
                .sorted())
        .toList();
  }

  private boolean isOfBooks() {
    return currency.equals(OF_BOOKS);
  }

  /** What a column of euro is called. */
  String name(String column) {
    return isOfBooks()
        ? column
        : EURO_IN_NAME
            .matcher(column)
            .replaceFirst(currency.charAt(0) + currency.substring(1).toLowerCase(Locale.ROOT));
  }

  /** An amount of euro. */
  BigDecimal amount(BigDecimal euro) {
    return isOfBooks() ? euro : euro.multiply(perEuro);
  }

  /** A table with its columns of euro told in the currency. */
  NamedTable of(NamedTable table) {
    if (isOfBooks()) {
      return table;
    }
    List<Column> columns = table.schema().columns();
    return new NamedTable(
        table.name(),
        new Schema(
            table.schema().name(),
            table.schema().version(),
            columns.stream().map(this::of).toList()),
        of(columns, table.rows()),
        cells(columns, table.total()));
  }

  private static boolean isMoney(Column column) {
    return column.type() instanceof ColumnType.Decimal
        && column.unit().filter(it -> it.startsWith(OF_BOOKS)).isPresent();
  }

  private Column of(Column column) {
    if (isMoney(column) && column.type() instanceof ColumnType.Decimal(int scale, boolean _)) {
      return new Column(
          name(column.name()),
          new ColumnType.Decimal(scale + DECIMALS, false),
          column.description(),
          column.unit().orElse("").replace(OF_BOOKS, currency));
    }
    return column;
  }

  private Rows of(List<Column> columns, Rows rows) {
    return sink ->
        rows.into(
            new RowSink() {
              @Override
              public void row(List<Cell> row) throws IOException {
                sink.row(cells(columns, row));
              }

              @Override
              public void close() throws IOException {
                sink.close();
              }
            });
  }

  private List<Cell> cells(List<Column> columns, List<Cell> row) {
    List<Cell> told = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      told.add(
          isMoney(columns.get(i)) && row.get(i) instanceof Cell.Decimal(BigDecimal euro)
              ? Cell.of(amount(euro))
              : row.get(i));
    }
    return told;
  }
}
