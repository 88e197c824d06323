package eu.megawatt.reports.report;

import eu.megawatt.reports.cost.Work;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What each tenant, project, pool, site or job cost, chargeback and showback alike. What no job had
 * is always there in rows of its own. Where it is spread it is in the shared columns: above 0 for
 * who bears it and below 0 where it is taken from, so that each column adds up to the ledger
 * whether it is spread or not.
 */
public final class Chargeback {

  private static final int MILLION = 6;

  private final Groups groups;
  private final WorkRows work;

  private Chargeback(Groups groups, WorkRows work) {
    this.groups = groups;
    this.work = work;
  }

  /**
   * The report of a month.
   *
   * @param shared by what jobs bear what no job had, if at all
   * @param counts what was done in the month, as far as it was counted
   */
  public static Report of(
      Statement statement,
      GroupBy by,
      SharedKey shared,
      JobDirectory jobs,
      List<WorkCount> counts) {
    Groups groups = Groups.of(statement, by, jobs, Spreading.of(statement, shared));
    WorkRows work = WorkRows.of(statement.period().month(), by, jobs, counts);
    Chargeback report = new Chargeback(groups, work);
    List<Cell> total = groups.noCells();
    report.measures(
        total,
        groups.all(),
        groups.byRef().keySet().stream().map(work::of).reduce(Work.UNCOUNTED, Work::plus));
    total.add(Cell.ABSENT);
    return new Report(report.schema(by), report::into, total);
  }

  private Schema schema(GroupBy by) {
    List<Column> columns = groups.columns();
    columns.add(Measures.gpuHours("allocatedGpuHours", "That were the holder's, at work or not."));
    columns.add(Measures.gpuHours("usedGpuHours", "Of these, with the GPU at work."));
    columns.add(Measures.ratio("utilisationRatio", "Used over allocated GPU-hours."));
    for (CostKind kind : CostKind.values()) {
      columns.add(Measures.euros(kind.word() + "CostEur", "Of the cost, for " + kind.word() + "."));
    }
    columns.add(Measures.euros("costEur", "What it cost."));
    columns.add(Measures.euros("sharedCostEur", "What it bears of what no job had."));
    columns.add(Measures.euros("totalCostEur", "Both."));
    columns.add(Measures.wattHours("energyWh", "What the meter says of it, IT and overhead."));
    columns.add(Measures.wattHours("sharedEnergyWh", "What it bears of what no job had."));
    columns.add(Measures.wattHours("totalEnergyWh", "Both."));
    columns.add(Measures.grams("locationBasedGrams", "CO2-equivalent by the grid's average."));
    columns.add(Measures.grams("sharedLocationBasedGrams", "What it bears of what no job had."));
    columns.add(Measures.grams("totalLocationBasedGrams", "Both."));
    columns.add(Measures.grams("marketBasedGrams", "CO2-equivalent by contracts."));
    columns.add(Measures.grams("sharedMarketBasedGrams", "What it bears of what no job had."));
    columns.add(Measures.grams("totalMarketBasedGrams", "Both."));
    columns.add(Measures.count("tokenCount", "Read and written; 0 where none were counted."));
    columns.add(Measures.perUnit("perMTokensEur", "Total cost over millions of tokens."));
    columns.add(Measures.count("taskCount", "Right or wrong; 0 where none were counted."));
    columns.add(Measures.count("acceptedTaskCount", "Of the tasks, those of use."));
    columns.add(Measures.perUnit("perAcceptedTaskEur", "Total cost over tasks of use."));
    columns.add(Measures.rowId());
    return new Schema("chargeback-by-" + by.word(), columns);
  }

  private void into(RowSink sink) throws IOException {
    for (Map.Entry<RowRef, Group> group : groups.byRef().entrySet()) {
      List<Cell> cells = groups.cells(group.getKey());
      measures(cells, group.getValue(), work.of(group.getKey()));
      cells.add(Cell.of(group.getKey().encode()));
      sink.row(cells);
    }
  }

  private void measures(List<Cell> cells, Group group, Work done) {
    Posted posted = group.posted();
    Shared shared = group.shared();
    cells.add(Measures.gpuHours(posted.allocatedMicroGpuH()));
    cells.add(Measures.gpuHours(posted.usedMicroGpuH()));
    cells.add(Ratios.of(posted.usedMicroGpuH(), posted.allocatedMicroGpuH()));
    for (CostKind kind : CostKind.values()) {
      cells.add(Measures.euros(posted.cents().of(kind)));
    }
    cells.addAll(euros(posted.cents().total(), shared.cents()));
    cells.add(Cell.of(posted.energyWh()));
    cells.add(Cell.of(shared.energyWh()));
    cells.add(Cell.of(Math.addExact(posted.energyWh(), shared.energyWh())));
    cells.addAll(grams(posted.locationMilliG(), shared.locationMilliG()));
    cells.addAll(grams(posted.marketMilliG(), shared.marketMilliG()));
    work(cells, Math.addExact(posted.cents().total(), shared.cents()), done);
  }

  private static void work(List<Cell> cells, long cents, Work done) {
    cells.add(Cell.of(done.tokens().longValueExact()));
    cells.add(Measures.perUnit(cents, new BigDecimal(done.tokens(), MILLION)));
    cells.add(Cell.of(done.taskCount()));
    cells.add(Cell.of(done.acceptedTaskCount()));
    cells.add(Measures.perUnit(cents, BigDecimal.valueOf(done.acceptedTaskCount())));
  }

  private static List<Cell> euros(long own, long shared) {
    return List.of(
        Measures.euros(own), Measures.euros(shared), Measures.euros(Math.addExact(own, shared)));
  }

  private static List<Cell> grams(long own, long shared) {
    return List.of(
        Measures.grams(own), Measures.grams(shared), Measures.grams(Math.addExact(own, shared)));
  }
}
