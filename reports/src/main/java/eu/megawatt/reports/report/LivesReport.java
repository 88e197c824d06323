package eu.megawatt.reports.report;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.CostBook;
import eu.megawatt.reports.cost.LifeSensitivity;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.util.List;

/** What a month would cost if servers, networks and storage lasted 3, 4, 5 or 6 years. */
public final class LivesReport {

  private static final int CENTS = 2;
  private static final int EURO_DECIMALS = 10;

  private LivesReport() {}

  /**
   * The report of a month.
   *
   * @param assets those of its sites
   */
  public static Report of(Statement statement, CostBook book, List<Asset> assets) {
    List<LifeSensitivity> lives = LifeSensitivity.of(statement, book, assets);
    return new Report(
        schema(),
        sink -> {
          for (LifeSensitivity it : lives) {
            sink.row(
                List.of(
                    Cell.of((long) it.lifeYears()),
                    Cell.of(it.depreciationEur()),
                    Cell.of(it.financeEur()),
                    it.perAllocatedGpuH().map(cost -> Cell.of(cost.eur())).orElse(Cell.ABSENT)));
          }
        },
        List.of(Cell.ABSENT, Cell.ABSENT, Cell.ABSENT, Cell.ABSENT));
  }

  private static Schema schema() {
    return new Schema(
        "lives",
        List.of(
            new Column("lifeYears", ColumnType.WHOLE, "The life that is tried.", "a"),
            new Column(
                "depreciationEur",
                ColumnType.decimal(CENTS),
                "Of the month, straight-line.",
                "EUR"),
            new Column(
                "financeEur",
                ColumnType.decimal(CENTS),
                "What the capital still bound costs.",
                "EUR"),
            new Column(
                "perAllocatedGpuHourEur",
                ColumnType.decimal(EURO_DECIMALS),
                "All cost over allocated GPU-hours; all other cost as posted.",
                "EUR")));
  }
}
