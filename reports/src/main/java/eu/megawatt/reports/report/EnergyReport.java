package eu.megawatt.reports.report;

import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.SiteSummary;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Energy and carbon of each site, tenant, project, pool or job, and of what no job had: all rows
 * together are the meters. How the IT is known is said of the sites that a row is of.
 */
public final class EnergyReport {

  private final Statement statement;
  private final Groups groups;

  private EnergyReport(Statement statement, Groups groups) {
    this.statement = statement;
    this.groups = groups;
  }

  /** The report of a month. */
  public static Report of(Statement statement, GroupBy by, JobDirectory jobs) {
    Groups groups = Groups.of(statement, by, jobs, Map.of());
    EnergyReport report = new EnergyReport(statement, groups);
    List<Cell> total = groups.noCells();
    report.measures(total, groups.all(), false);
    total.add(Cell.ABSENT);
    return new Report(report.schema(by), report::into, total);
  }

  private Schema schema(GroupBy by) {
    List<Column> columns = groups.columns();
    columns.add(Measures.wattHours("itWh", "What the IT used."));
    columns.add(Measures.wattHours("overheadWh", "Its part of what the site used beyond its IT."));
    columns.add(Measures.wattHours("energyWh", "Both; all rows together are the meters."));
    columns.add(
        Measures.ratio("powerUsageEffectiveness", "energyWh over itWh; absent of corrections."));
    columns.add(Measures.grams("locationBasedGrams", "CO2-equivalent by the grid's average."));
    columns.add(Measures.grams("marketBasedGrams", "CO2-equivalent by contracts."));
    columns.add(Measures.gpuHours("allocatedGpuHours", "That were the holder's, at work or not."));
    columns.add(Measures.gpuHours("usedGpuHours", "Of these, with the GPU at work."));
    columns.add(Measures.ratio("utilisationRatio", "Used over allocated GPU-hours."));
    columns.add(
        Measures.ratio(
            "coverageRatio", "How much of its sites' IT is known; absent of corrections."));
    columns.add(Measures.ratio("countedRatio", "How much of it by energy counters."));
    columns.add(
        new Column(
            "isMetered",
            ColumnType.BOOLEAN,
            "Whether its sites have a meter; else the PUE is declared."));
    columns.add(Measures.rowId());
    return new Schema("energy-by-" + by.word(), columns);
  }

  private void into(RowSink sink) throws IOException {
    for (Map.Entry<RowRef, Group> group : groups.byRef().entrySet()) {
      List<Cell> cells = groups.cells(group.getKey());
      measures(cells, group.getValue(), group.getKey().corrects().isPresent());
      cells.add(Cell.of(group.getKey().encode()));
      sink.row(cells);
    }
  }

  private void measures(List<Cell> cells, Group group, boolean isCorrection) {
    Posted posted = group.posted();
    cells.add(Cell.of(posted.itWh()));
    cells.add(Cell.of(posted.overheadWh()));
    cells.add(Cell.of(posted.energyWh()));
    cells.add(ratio(posted.energyWh(), posted.itWh(), isCorrection));
    cells.add(Measures.grams(posted.locationMilliG()));
    cells.add(Measures.grams(posted.marketMilliG()));
    cells.add(Measures.gpuHours(posted.allocatedMicroGpuH()));
    cells.add(Measures.gpuHours(posted.usedMicroGpuH()));
    cells.add(ratio(posted.usedMicroGpuH(), posted.allocatedMicroGpuH(), isCorrection));
    cells.addAll(
        isCorrection ? List.of(Cell.ABSENT, Cell.ABSENT, Cell.ABSENT) : quality(group.siteIds()));
  }

  /** A ratio of differences is none of anything. */
  private static Cell ratio(long part, long whole, boolean isCorrection) {
    return isCorrection ? Cell.ABSENT : Ratios.of(part, whole);
  }

  private List<Cell> quality(SortedSet<String> siteIds) {
    Quality quality =
        statement.sites().values().stream()
            .filter(site -> siteIds.contains(site.siteId()))
            .map(SiteSummary::quality)
            .reduce(Quality.NONE, Quality::plus);
    long known = quality.countedMillis() + quality.interpolatedMillis() + quality.estimatedMillis();
    return List.of(
        Ratios.of(Math.min(known, quality.expectedMillis()), quality.expectedMillis()),
        Ratios.of(
            Math.min(quality.countedMillis(), quality.expectedMillis()), quality.expectedMillis()),
        Cell.of(quality.isMetered()));
  }
}
