package eu.megawatt.reports.report;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.period.Posted;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementRow;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What changed from one month to the next, by site and kind of cost: how much more was used, what a
 * unit of it cost more, and what corrections of closed months did. The parts add up exactly.
 */
public final class Waterfall {

  /** Of what a cost is a multiple. */
  enum Driver {
    ENERGY("energyWh"),
    GPU_TIME("allocatedGpuHours");

    private final String word;

    Driver(String word) {
      this.word = word;
    }

    static Driver of(CostKind kind) {
      return switch (kind) {
        case ENERGY, TAX, NETWORK, FLEXIBILITY -> ENERGY;
        case DEPRECIATION, FACILITY, STAFF, FINANCE -> GPU_TIME;
      };
    }

    long quantity(Posted posted) {
      return switch (this) {
        case ENERGY -> posted.energyWh();
        case GPU_TIME -> posted.allocatedMicroGpuH();
      };
    }

    Cell cell(long quantity) {
      return switch (this) {
        case ENERGY -> Cell.of(BigDecimal.valueOf(quantity));
        case GPU_TIME -> Measures.gpuHours(quantity);
      };
    }
  }

  private final YearMonth month;
  private final List<Step> steps = new ArrayList<>();

  /**
   * One bar of it.
   *
   * @param own what the month's own rows say
   * @param corrections of closed months in it
   */
  private record Side(Posted own, Posted corrections) {
    static final Side NOTHING = new Side(Posted.NOTHING, Posted.NOTHING);

    Side plus(StatementRow row) {
      return row.corrects().isEmpty()
          ? new Side(own.plus(row.posted()), corrections)
          : new Side(own, corrections.plus(row.posted()));
    }
  }

  private record Step(String siteId, CostKind kind, Change change, long before, long now) {}

  private Waterfall(YearMonth month) {
    this.month = month;
  }

  /**
   * What changed.
   *
   * @param of which accounts it is about; all, or those of a tenant
   * @throws IllegalArgumentException where {@code before} is not the month before
   */
  public static Report of(Statement before, Statement now, Predicate<Account> of) {
    if (!before.period().next().month().equals(now.period().month())) {
      throw new IllegalArgumentException(
          "The month before %s is not %s".formatted(now.period().id(), before.period().id()));
    }
    Map<String, Side> old = sides(before, of);
    Map<String, Side> recent = sides(now, of);
    TreeSet<String> siteIds = new TreeSet<>(old.keySet());
    siteIds.addAll(recent.keySet());
    Waterfall waterfall = new Waterfall(now.period().month());
    for (String siteId : siteIds) {
      waterfall.add(
          siteId,
          old.getOrDefault(siteId, Side.NOTHING),
          recent.getOrDefault(siteId, Side.NOTHING));
    }
    return new Report(schema(), waterfall::into, waterfall.total());
  }

  private static Map<String, Side> sides(Statement statement, Predicate<Account> of) {
    Map<String, Side> sides = new TreeMap<>();
    StatementRows.of(statement)
        .filter(row -> of.test(row.account()))
        .forEach(
            row ->
                sides.merge(row.account().siteId(), Side.NOTHING.plus(row), (a, _) -> a.plus(row)));
    return sides;
  }

  private void add(String siteId, Side before, Side now) {
    for (CostKind kind : CostKind.values()) {
      Driver driver = Driver.of(kind);
      Change change =
          new Change(
              before.own().cents().of(kind),
              before.corrections().cents().of(kind),
              driver.quantity(before.own()),
              now.own().cents().of(kind),
              now.corrections().cents().of(kind),
              driver.quantity(now.own()));
      if (change.isSomething()) {
        steps.add(
            new Step(
                siteId, kind, change, driver.quantity(before.own()), driver.quantity(now.own())));
      }
    }
  }

  private static Schema schema() {
    return new Schema(
        "waterfall",
        List.of(
            new Column("siteId", ColumnType.TEXT, "The site."),
            new Column("kind", ColumnType.TEXT, "What the cost is for."),
            Measures.euros("beforeEur", "The month before, with its corrections."),
            Measures.euros("quantityEur", "What more or less use costs at the prices of before."),
            Measures.euros("priceEur", "What other prices do to the use of now."),
            Measures.euros("correctionsEur", "Corrections of closed months, less those of before."),
            Measures.euros("nowEur", "The month: all of these together."),
            new Column("driver", ColumnType.TEXT, "What counts as quantity, and its unit."),
            new Column("beforeQuantity", ColumnType.exact(), "Of the driver, the month before."),
            new Column("nowQuantity", ColumnType.exact(), "Of the driver, in the month."),
            Measures.rowId()));
  }

  private void into(RowSink sink) throws IOException {
    for (Step step : steps) {
      Driver driver = Driver.of(step.kind());
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(step.siteId()));
      cells.add(Cell.of(step.kind().word()));
      cells.addAll(step.change().cells());
      cells.add(Cell.of(driver.word));
      cells.add(driver.cell(step.before()));
      cells.add(driver.cell(step.now()));
      cells.add(Cell.of(ref(step.siteId()).encode()));
      sink.row(cells);
    }
  }

  private RowRef ref(String siteId) {
    return new RowRef(month, Optional.empty(), new TreeMap<>(Map.of(RowField.SITE, siteId)));
  }

  private List<Cell> total() {
    List<Cell> cells = new ArrayList<>(List.of(Cell.ABSENT, Cell.ABSENT));
    cells.addAll(Change.total(steps.stream().map(Step::change).toList()));
    cells.addAll(List.of(Cell.ABSENT, Cell.ABSENT, Cell.ABSENT, Cell.ABSENT));
    return cells;
  }
}
