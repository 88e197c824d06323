package eu.megawatt.reports.report;

import eu.megawatt.reports.cost.UnitCost;
import eu.megawatt.reports.cost.UnitCosts;
import eu.megawatt.reports.cost.Work;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a GPU-hour of each site cost, and of how many it was: a cost of a GPU-hour says nothing
 * without its utilisation. Of the month's own rows, without corrections of others.
 */
public final class UnitCostReport {

  private static final int EURO_DECIMALS = 10;

  private final Statement statement;
  private final NavigableMap<String, NavigableMap<Account, Posted>> sites = new TreeMap<>();

  private UnitCostReport(Statement statement) {
    this.statement = statement;
    statement
        .own()
        .forEach(
            (account, posted) ->
                sites.computeIfAbsent(account.siteId(), _ -> new TreeMap<>()).put(account, posted));
  }

  /** The report of a month; its total is of all sites together. */
  public static Report of(Statement statement) {
    UnitCostReport report = new UnitCostReport(statement);
    List<Cell> total = new ArrayList<>(List.of(Cell.ABSENT));
    measures(total, statement.own());
    total.add(Cell.ABSENT);
    return new Report(schema(), report::into, total);
  }

  private static Schema schema() {
    return new Schema(
        "unit-costs",
        List.of(
            new Column("siteId", ColumnType.TEXT, "The site."),
            Measures.gpuHours("inServiceGpuHours", "Whoever had them, or nobody."),
            Measures.gpuHours("allocatedGpuHours", "That jobs had, at work or not."),
            Measures.gpuHours("usedGpuHours", "Of these, with the GPU at work."),
            Measures.ratio("allocatedRatio", "Allocated over in service."),
            Measures.ratio("utilisationRatio", "Used over in service."),
            Measures.euros("costEur", "All cost, with what was idle."),
            perHour("perAllocatedGpuHourEur", "All cost over allocated GPU-hours: fully loaded."),
            perHour("perUsedGpuHourEur", "All cost over used GPU-hours."),
            perHour("ownPerAllocatedGpuHourEur", "Cost of jobs alone over allocated GPU-hours."),
            perHour("ownPerUsedGpuHourEur", "Cost of jobs alone over used GPU-hours."),
            Measures.rowId()));
  }

  private static Column perHour(String name, String description) {
    return new Column(name, ColumnType.decimal(EURO_DECIMALS), description, "EUR");
  }

  private void into(RowSink sink) throws IOException {
    for (Map.Entry<String, NavigableMap<Account, Posted>> site : sites.entrySet()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(site.getKey())));
      measures(cells, site.getValue());
      cells.add(Cell.of(ref(site.getKey()).encode()));
      sink.row(cells);
    }
  }

  private RowRef ref(String siteId) {
    return new RowRef(
        statement.period().month(), Optional.empty(), new TreeMap<>(Map.of(RowField.SITE, siteId)));
  }

  private static void measures(List<Cell> cells, NavigableMap<Account, Posted> rows) {
    UnitCosts costs = UnitCosts.of(rows, Work.UNCOUNTED);
    long cents = rows.values().stream().mapToLong(it -> it.cents().total()).sum();
    cells.add(Cell.of(costs.hours().inService()));
    cells.add(Cell.of(costs.hours().allocated()));
    cells.add(Cell.of(costs.hours().used()));
    cells.add(cell(costs.hours().allocatedRatio()));
    cells.add(cell(costs.hours().utilisationRatio()));
    cells.add(Measures.euros(cents));
    cells.add(eur(costs.fullyLoadedPerAllocatedGpuH()));
    cells.add(eur(costs.fullyLoadedPerUsedGpuH()));
    cells.add(eur(costs.ownPerAllocatedGpuH()));
    cells.add(eur(costs.ownPerUsedGpuH()));
  }

  private static Cell eur(Optional<UnitCost> cost) {
    return cell(cost.map(UnitCost::eur));
  }

  private static Cell cell(Optional<BigDecimal> value) {
    return value.map(Cell::of).orElse(Cell.ABSENT);
  }
}
