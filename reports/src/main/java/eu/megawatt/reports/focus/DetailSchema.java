package eu.megawatt.reports.focus;

import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.Schema;
import java.util.List;

/** The columns of Invoice Detail, those of FOCUS 1.4 first. */
final class DetailSchema {

  static final Schema SCHEMA =
      new Schema(
          "focus-invoice-detail",
          FocusVersion.V1_4.word(),
          List.of(
              new Column("BilledCost", ColumnType.decimal(2), "The line, in whole cents."),
              text("BillingAccountId", "Who is charged."),
              text("BillingCurrency", "ISO 4217."),
              at("BillingPeriodEnd", "The first moment after the month."),
              at("BillingPeriodStart", "When the month begins."),
              text("ChargeCategory", "Usage, Tax, Credit or Adjustment."),
              at("InvoiceDetailCreated", "When the month's books were begun."),
              text("InvoiceDetailDescription", "As the invoice says it."),
              new Column("InvoiceDetailGrain", ColumnType.JSON, "What its rows have in common."),
              text("InvoiceDetailId", "The line, as in Cost and Usage."),
              at("InvoiceDetailLastUpdated", "When they last changed."),
              text("InvoiceId", "The invoice."),
              at("InvoiceIssueDate", "When it was issued; absent while it is provisional."),
              text("InvoiceIssueStatus", "Open or Issued."),
              text("InvoiceIssuerName", "Who invoices."),
              text("PaymentCurrency", "As BillingCurrency."),
              at("PaymentDueDate", "When it is to be paid."),
              text("PaymentTerms", "In words."),
              text("ReferenceInvoiceId", "The invoice that the line corrects, or its own."),
              new Column(
                  "x_PricingQuantity", ColumnType.exact(), "As the invoice says it (BT-129)."),
              text("x_PricingUnit", "Of x_PricingQuantity."),
              new Column("x_UnitPrice", ColumnType.exact(), "Net of VAT (BT-146)."),
              text("x_VatCategory", "By EN 16931 (BT-151)."),
              new Column("x_VatRatePercent", ColumnType.exact(), "(BT-152)", "%")));

  private DetailSchema() {}

  private static Column text(String name, String description) {
    return new Column(name, ColumnType.TEXT, description);
  }

  private static Column at(String name, String description) {
    return new Column(name, ColumnType.INSTANT, description);
  }
}
