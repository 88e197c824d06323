package eu.megawatt.reports.report;

import eu.megawatt.reports.cost.UnitCost;
import eu.megawatt.reports.cost.UnitCosts;
import eu.megawatt.reports.cost.Work;
import eu.megawatt.reports.cost.WorkCount;
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
import java.util.stream.Collectors;

/**
 * What a GPU-hour of each site cost, and of how many it was: a cost of a GPU-hour says nothing
 * without its utilisation. Of the month's own rows, without corrections of others.
 */
public final class UnitCostReport {

  private final Statement statement;
  private final NavigableMap<String, NavigableMap<Account, Posted>> sites = new TreeMap<>();
  private final Map<String, Work> work;

  private UnitCostReport(Statement statement, List<WorkCount> counts) {
    this.statement = statement;
    this.work =
        counts.stream().collect(Collectors.toMap(WorkCount::siteId, WorkCount::work, Work::plus));
    statement
        .own()
        .forEach(
            (account, posted) ->
                sites.computeIfAbsent(account.siteId(), _ -> new TreeMap<>()).put(account, posted));
  }

  /**
   * The report of a month; its total is of all sites together.
   *
   * @param counts what was done in the month, as far as it was counted
   */
  public static Report of(Statement statement, List<WorkCount> counts) {
    UnitCostReport report = new UnitCostReport(statement, counts);
    List<Cell> total = new ArrayList<>(List.of(Cell.ABSENT));
    Work all = report.sites.keySet().stream().map(report::work).reduce(Work.UNCOUNTED, Work::plus);
    measures(total, statement.own(), all);
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
            Measures.perUnit(
                "perAllocatedGpuHourEur", "All cost over allocated GPU-hours: fully loaded."),
            Measures.perUnit("perUsedGpuHourEur", "All cost over used GPU-hours."),
            Measures.perUnit(
                "ownPerAllocatedGpuHourEur", "Cost of jobs alone over allocated GPU-hours."),
            Measures.perUnit("ownPerUsedGpuHourEur", "Cost of jobs alone over used GPU-hours."),
            Measures.count("tokenCount", "Read and written; 0 where none were counted."),
            Measures.perUnit("perMTokensEur", "All cost over millions of tokens."),
            Measures.count("taskCount", "Right or wrong; 0 where none were counted."),
            Measures.perUnit("perTaskEur", "All cost over tasks."),
            Measures.count("acceptedTaskCount", "Of the tasks, those of use."),
            Measures.perUnit("perAcceptedTaskEur", "All cost over tasks of use."),
            Measures.rowId()));
  }

  private Work work(String siteId) {
    return work.getOrDefault(siteId, Work.UNCOUNTED);
  }

  private void into(RowSink sink) throws IOException {
    for (Map.Entry<String, NavigableMap<Account, Posted>> site : sites.entrySet()) {
      List<Cell> cells = new ArrayList<>(List.of(Cell.of(site.getKey())));
      measures(cells, site.getValue(), work(site.getKey()));
      cells.add(Cell.of(ref(site.getKey()).encode()));
      sink.row(cells);
    }
  }

  private RowRef ref(String siteId) {
    return new RowRef(
        statement.period().month(), Optional.empty(), new TreeMap<>(Map.of(RowField.SITE, siteId)));
  }

  private static void measures(List<Cell> cells, NavigableMap<Account, Posted> rows, Work work) {
    UnitCosts costs = UnitCosts.of(rows, work);
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
    cells.add(Cell.of(work.tokens().longValueExact()));
    cells.add(eur(costs.perMTokens()));
    cells.add(Cell.of(work.taskCount()));
    cells.add(eur(costs.perTask()));
    cells.add(Cell.of(work.acceptedTaskCount()));
    cells.add(eur(costs.perAcceptedTask()));
  }

  private static Cell eur(Optional<UnitCost> cost) {
    return cell(cost.map(UnitCost::eur));
  }

  private static Cell cell(Optional<BigDecimal> value) {
    return value.map(Cell::of).orElse(Cell.ABSENT);
  }
}
