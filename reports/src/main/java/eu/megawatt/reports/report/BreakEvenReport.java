package eu.megawatt.reports.report;

import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.assumption.GpuPrice;
import eu.megawatt.reports.cost.BreakEven;
import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The price of electricity above which pausing paid work saves more than it loses, p*, of each site
 * and each price of a GPU-hour that held at the end of the month.
 */
public final class BreakEvenReport {

  private static final int EURO_DECIMALS = 4;
  private static final int KW_DECIMALS = 4;
  private static final int PRICE_DECIMALS = 2;

  private final Statement statement;
  private final CostBook book;

  private BreakEvenReport(Statement statement, CostBook book) {
    this.statement = statement;
    this.book = book;
  }

  /** The report of a month. A price in a currency without a rate of exchange has no row. */
  public static Report of(Statement statement, CostBook book) {
    BreakEvenReport report = new BreakEvenReport(statement, book);
    return new Report(
        schema(),
        report::into,
        List.of(Cell.ABSENT, Cell.ABSENT, Cell.ABSENT, Cell.ABSENT, Cell.ABSENT));
  }

  private static Schema schema() {
    return new Schema(
        "break-even",
        List.of(
            new Column("siteId", ColumnType.TEXT, "The site."),
            new Column("price", ColumnType.TEXT, "The price in the book, by name."),
            new Column(
                "valueGpuHourEur",
                ColumnType.decimal(EURO_DECIMALS),
                "What a GPU-hour is sold for.",
                "EUR"),
            new Column(
                "perGpuKw",
                ColumnType.decimal(KW_DECIMALS),
                "What a GPU that a job had took of the site on average.",
                "kW"),
            new Column(
                "breakEvenEurPerMWh",
                ColumnType.decimal(PRICE_DECIMALS),
                "p* = 1000 v / kW: electricity with all that is paid by the MWh.",
                "EUR/MWh")));
  }

  private void into(RowSink sink) throws IOException {
    LocalDate day = statement.period().month().atEndOfMonth();
    for (String siteId : statement.sites().keySet()) {
      for (GpuPrice price : inForce(day)) {
        Optional<BigDecimal> kw = BreakEven.kwPerGpu(rows(siteId, price.scope()));
        Optional<BigDecimal> value =
            book.eurPerUnit(price.currency(), day)
                .map(
                    rate ->
                        price
                            .contractedPerGpuH()
                            .multiply(rate)
                            .setScale(EURO_DECIMALS, RoundingMode.HALF_UP));
        if (kw.filter(it -> it.signum() > 0).isPresent() && value.isPresent()) {
          BreakEven its = BreakEven.of(value.get(), kw.get());
          sink.row(
              List.of(
                  Cell.of(siteId),
                  Cell.of(price.name()),
                  Cell.of(its.valueEurPerGpuH()),
                  Cell.of(its.kwPerGpu()),
                  Cell.of(its.priceEurPerMWh())));
        }
      }
    }
  }

  private List<GpuPrice> inForce(LocalDate day) {
    return book.all(GpuPrice.class).stream()
        .filter(
            it ->
                book.inForce(GpuPrice.class, it.subject(), day)
                    .filter(holds -> holds.equals(it))
                    .isPresent())
        .toList();
  }

  /** What a price of a pool is of is known; a type of GPU may stand in every pool. */
  private Map<Account, Posted> rows(String siteId, GpuPrice.Scope scope) {
    Predicate<Account> isMeant =
        switch (scope) {
          case GpuPrice.Scope.Pool(String poolId) -> account -> account.poolId().equals(poolId);
          case GpuPrice.Scope.GpuType _ -> _ -> true;
        };
    NavigableMap<Account, Posted> rows = new TreeMap<>();
    statement
        .own()
        .forEach(
            (account, posted) -> {
              if (account.siteId().equals(siteId) && isMeant.test(account)) {
                rows.put(account, posted);
              }
            });
    return rows;
  }
}
