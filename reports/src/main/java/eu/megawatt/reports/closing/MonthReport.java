package eu.megawatt.reports.closing;

import eu.megawatt.reports.focus.FocusRows;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.report.BreakEvenReport;
import eu.megawatt.reports.report.Chargeback;
import eu.megawatt.reports.report.EnergyReport;
import eu.megawatt.reports.report.GroupBy;
import eu.megawatt.reports.report.IntensityReport;
import eu.megawatt.reports.report.InvoiceReport;
import eu.megawatt.reports.report.LivesReport;
import eu.megawatt.reports.report.Reconciliation;
import eu.megawatt.reports.report.SharedKey;
import eu.megawatt.reports.report.UnitCostReport;
import eu.megawatt.reports.report.Waterfall;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be reported of a month. The first table of each is the report; a workbook has all. */
public enum MonthReport {
  /** Cost and usage in the FinOps Open Cost and Usage Specification. */
  FOCUS("focus"),
  /** Cost by tenant, project, site, pool or job. */
  CHARGEBACK("chargeback"),
  /** Lines of invoices, and what the invoices come to. */
  INVOICE("invoice"),
  /** Energy and carbon. */
  ENERGY("energy"),
  /** Whether the parts are the meter and the ledger. */
  RECONCILIATION("reconciliation"),
  /** What changed from the month before. */
  WATERFALL("waterfall"),
  /** What a GPU-hour, a million tokens and a task cost, when pausing pays, and lives of assets. */
  UNIT_COSTS("unit-costs"),
  /** Software carbon intensity: ISO/IEC 21031. */
  CARBON_INTENSITY("carbon-intensity");

  /**
   * How a report is asked for.
   *
   * @param by of cost and energy
   * @param shared by what jobs bear what no job had
   * @param focus the version of that
   * @param currency ISO 4217, of what is not an invoice and not FOCUS, which have their own
   */
  public record Asked(GroupBy by, SharedKey shared, FocusVersion focus, String currency) {

    public static final Asked USUAL =
        new Asked(GroupBy.TENANT, SharedKey.NONE, FocusVersion.V1_2, InCurrency.OF_BOOKS);
  }

  private final String word;

  MonthReport(String word) {
    this.word = word;
  }

  /** The word that REST and the command line use. */
  public String word() {
    return word;
  }

  /** What a word means; empty where it means nothing. */
  public static Optional<MonthReport> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** Whether it is told in the currency that is asked for. */
  public boolean hasCurrency() {
    return switch (this) {
      case CHARGEBACK, RECONCILIATION, WATERFALL, UNIT_COSTS -> true;
      case FOCUS, INVOICE, ENERGY, CARBON_INTENSITY -> false;
    };
  }

  /**
   * Its tables.
   *
   * @throws IllegalArgumentException where it needs a month before, and there is none, or a rate of
   *     exchange that the book has not
   */
  public List<NamedTable> tables(ClosedMonth month, Asked asked) {
    List<NamedTable> tables = inEuro(month, asked);
    if (!hasCurrency()) {
      return tables;
    }
    InCurrency in = InCurrency.of(month.book(), month.statement().period(), asked.currency());
    return tables.stream().map(in::of).toList();
  }

  private List<NamedTable> inEuro(ClosedMonth month, Asked asked) {
    NamedTable reconciliation =
        NamedTable.of("Reconciled", Reconciliation.of(month.statement(), month.ledger()));
    return switch (this) {
      case FOCUS ->
          List.of(
              new NamedTable(
                  "Cost and usage",
                  FocusRows.schema(asked.focus()),
                  new FocusRows(asked.focus(), month.billing(), month.names())));
      case CHARGEBACK ->
          List.of(
              NamedTable.of(
                  "Chargeback",
                  Chargeback.of(
                      month.statement(),
                      asked.by(),
                      asked.shared(),
                      month.names().jobs(),
                      month.work())),
              unitCosts(month),
              breakEven(month),
              reconciliation);
      case INVOICE ->
          List.of(
              new NamedTable("Lines", InvoiceReport.LINES, InvoiceReport.lines(month.billing())),
              new NamedTable(
                  "Totals", InvoiceReport.TOTALS, InvoiceReport.totals(month.billing())));
      case ENERGY ->
          List.of(
              NamedTable.of(
                  "Energy", EnergyReport.of(month.statement(), asked.by(), month.names().jobs())),
              reconciliation);
      case RECONCILIATION -> List.of(reconciliation);
      case WATERFALL ->
          List.of(
              NamedTable.of(
                  "Waterfall",
                  Waterfall.of(
                      month
                          .before()
                          .orElseThrow(
                              () ->
                                  new IllegalArgumentException(
                                      "There is no closed month before %s"
                                          .formatted(month.statement().period().id()))),
                      month.statement(),
                      _ -> true)));
      case UNIT_COSTS ->
          List.of(
              unitCosts(month),
              breakEven(month),
              NamedTable.of(
                  "Lives", LivesReport.of(month.statement(), month.book(), month.assets())));
      case CARBON_INTENSITY ->
          List.of(
              NamedTable.of(
                  "Carbon intensity", IntensityReport.of(month.statement(), month.assets())));
    };
  }

  private static NamedTable unitCosts(ClosedMonth month) {
    return NamedTable.of("Unit costs", UnitCostReport.of(month.statement(), month.work()));
  }

  private static NamedTable breakEven(ClosedMonth month) {
    return NamedTable.of("Break-even", BreakEvenReport.of(month.statement(), month.book()));
  }
}
