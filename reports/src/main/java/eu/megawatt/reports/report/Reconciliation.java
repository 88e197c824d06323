package eu.megawatt.reports.report;

import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.report.LedgerTotals.Stated;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether the parts of each site are its meter and the ledger: jobs, idle, unassigned and overhead,
 * their sum, what is stated, and the difference, in Wh, GPU-hours, cents and milligrams. The
 * month's own rows; corrections are of other meters.
 */
public final class Reconciliation {

  private final Statement statement;
  private final LedgerTotals ledger;
  private final Map<String, Map<Part, Posted>> sites = new TreeMap<>();

  private Reconciliation(Statement statement, LedgerTotals ledger) {
    this.statement = statement;
    this.ledger = ledger;
    StatementRows.own(statement)
        .forEach(
            row ->
                sites
                    .computeIfAbsent(row.account().siteId(), _ -> new EnumMap<>(Part.class))
                    .merge(Part.of(row.account().holder()), row.posted(), Posted::plus));
    statement.sites().keySet().forEach(id -> sites.putIfAbsent(id, new EnumMap<>(Part.class)));
  }

  /**
   * The report of a month. Its total is the differences of all sites; where it is not all 0 the
   * books do not add up.
   */
  public static Report of(Statement statement, LedgerTotals ledger) {
    Reconciliation report = new Reconciliation(statement, ledger);
    return new Report(schema(), report::into, report.total());
  }

  /** Whether every difference is 0. */
  public static boolean isBalanced(Statement statement, LedgerTotals ledger) {
    Reconciliation report = new Reconciliation(statement, ledger);
    return report.sites.keySet().stream().allMatch(id -> report.difference(id).isNothing());
  }

  /** What is compared of a row. */
  private record Line(
      long energyWh, long allocatedMicroGpuH, long cents, long locationMilliG, long marketMilliG) {

    static final Line NOTHING = new Line(0, 0, 0, 0, 0);

    static Line of(Posted posted) {
      return new Line(
          posted.energyWh(),
          posted.allocatedMicroGpuH(),
          posted.cents().total(),
          posted.locationMilliG(),
          posted.marketMilliG());
    }

    static Line of(Stated stated) {
      return new Line(
          stated.meterWh(),
          stated.allocatedMicroGpuH(),
          stated.cents(),
          stated.locationMilliG(),
          stated.marketMilliG());
    }

    Line minus(Line other) {
      return new Line(
          Math.subtractExact(energyWh, other.energyWh),
          Math.subtractExact(allocatedMicroGpuH, other.allocatedMicroGpuH),
          Math.subtractExact(cents, other.cents),
          Math.subtractExact(locationMilliG, other.locationMilliG),
          Math.subtractExact(marketMilliG, other.marketMilliG));
    }

    Line plus(Line other) {
      return minus(NOTHING.minus(other));
    }

    boolean isNothing() {
      return equals(NOTHING);
    }

    List<Cell> cells() {
      return List.of(
          Cell.of(energyWh),
          Measures.gpuHours(allocatedMicroGpuH),
          Measures.euros(cents),
          Measures.grams(locationMilliG),
          Measures.grams(marketMilliG));
    }
  }

  private static Schema schema() {
    return new Schema(
        "reconciliation",
        List.of(
            new Column("siteId", ColumnType.TEXT, "The site."),
            new Column(
                "part",
                ColumnType.TEXT,
                "jobs, idle, unassigned, overhead; their sum; the meter and ledger; the difference."),
            Measures.wattHours("itWh", "What the IT used."),
            Measures.wattHours("overheadWh", "What was used beyond it."),
            Measures.wattHours("energyWh", "Both."),
            Measures.gpuHours("allocatedGpuHours", "At work or not."),
            Measures.euros("costEur", "What it cost."),
            Measures.grams("locationBasedGrams", "CO2-equivalent by the grid's average."),
            Measures.grams("marketBasedGrams", "CO2-equivalent by contracts."),
            Measures.rowId()));
  }

  private Posted sum(String siteId) {
    return Objects.requireNonNull(sites.get(siteId)).values().stream()
        .reduce(Posted.NOTHING, Posted::plus);
  }

  private Line difference(String siteId) {
    return Line.of(sum(siteId)).minus(Line.of(ledger.of(siteId)));
  }

  private void into(RowSink sink) throws IOException {
    for (Map.Entry<String, Map<Part, Posted>> site : sites.entrySet()) {
      for (Part part : Part.values()) {
        Posted posted = site.getValue().getOrDefault(part, Posted.NOTHING);
        sink.row(posted(site.getKey(), part.word(), posted, Cell.of(ref(site.getKey(), part))));
      }
      sink.row(posted(site.getKey(), "sum", sum(site.getKey()), Cell.ABSENT));
      sink.row(stated(Cell.of(site.getKey()), "meter", Line.of(ledger.of(site.getKey()))));
      sink.row(stated(Cell.of(site.getKey()), "difference", difference(site.getKey())));
    }
  }

  private String ref(String siteId, Part part) {
    return new RowRef(
            statement.period().month(),
            Optional.empty(),
            new TreeMap<>(Map.of(RowField.SITE, siteId, RowField.PART, part.word())))
        .encode();
  }

  private static List<Cell> posted(String siteId, String part, Posted posted, Cell rowId) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(siteId));
    cells.add(Cell.of(part));
    cells.add(Cell.of(posted.itWh()));
    cells.add(Cell.of(posted.overheadWh()));
    cells.addAll(Line.of(posted).cells());
    cells.add(rowId);
    return cells;
  }

  private static List<Cell> stated(Cell siteId, String part, Line line) {
    List<Cell> cells = new ArrayList<>();
    cells.add(siteId);
    cells.add(Cell.of(part));
    cells.add(Cell.ABSENT);
    cells.add(Cell.ABSENT);
    cells.addAll(line.cells());
    cells.add(Cell.ABSENT);
    return cells;
  }

  private List<Cell> total() {
    Line all = sites.keySet().stream().map(this::difference).reduce(Line.NOTHING, Line::plus);
    return stated(Cell.ABSENT, "difference", all);
  }
}
