package eu.megawatt.reports.focus;

import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.util.List;

/** The dataset Billing Period of FOCUS 1.4: one row for the month. */
public final class BillingPeriodRows implements Rows {

  private final Period period;
  private final FocusNames names;
  private final IssueFacts issue;

  public BillingPeriodRows(Period period, FocusNames names, IssueFacts issue) {
    this.period = period;
    this.names = names;
    this.issue = issue;
  }

  public static Schema schema() {
    return new Schema(
        "focus-billing-period",
        FocusVersion.V1_4.word(),
        List.of(
            new Column("BillingPeriodCreated", ColumnType.INSTANT, "When its books were begun."),
            new Column("BillingPeriodEnd", ColumnType.INSTANT, "The first moment after it."),
            new Column("BillingPeriodLastUpdated", ColumnType.INSTANT, "When they last changed."),
            new Column("BillingPeriodStart", ColumnType.INSTANT, "When it begins."),
            new Column("BillingPeriodStatus", ColumnType.TEXT, "Open or Closed."),
            new Column("InvoiceIssuerName", ColumnType.TEXT, "Who invoices.")));
  }

  @Override
  public void into(RowSink sink) throws IOException {
    sink.row(
        List.of(
            Cell.of(issue.createdAt()),
            Cell.of(period.to()),
            Cell.of(issue.updatedAt()),
            Cell.of(period.from()),
            Cell.of(issue.periodStatus()),
            Cell.of(names.invoiceIssuerName())));
  }
}
