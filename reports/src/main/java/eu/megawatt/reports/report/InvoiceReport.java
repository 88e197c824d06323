package eu.megawatt.reports.report;

import eu.megawatt.reports.invoice.Bill;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.invoice.Invoice;
import eu.megawatt.reports.invoice.InvoiceLine;
import eu.megawatt.reports.invoice.VatSubtotal;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Column;
import eu.megawatt.reports.table.ColumnType;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;

/** The invoices of a month as tables: their lines, and what each comes to by rate of VAT. */
public final class InvoiceReport {

  private static final int CENTS = 2;

  /** A row for each line of each invoice. */
  public static final Schema LINES =
      new Schema(
          "invoice-lines",
          List.of(
              text("invoiceNumber", "The invoice (BT-1)."),
              text("billingAccountId", "Who pays."),
              text("billingAccountName", "What that is called."),
              text("lineId", "The line (BT-126)."),
              text("description", "What is charged (BT-153)."),
              new Column("quantity", ColumnType.exact(), "How much of it (BT-129)."),
              text("unit", "Of what (BT-130)."),
              new Column("unitPrice", ColumnType.exact(), "The price of one, net (BT-146)."),
              amount("netAmount", "The line's amount (BT-131)."),
              text("vatCategory", "The category of VAT (BT-151)."),
              new Column("vatRatePercent", ColumnType.exact(), "Its rate (BT-152)."),
              text("currency", "Of all amounts (BT-5).")));

  /** A row for each invoice and rate of VAT. */
  public static final Schema TOTALS =
      new Schema(
          "invoice-totals",
          List.of(
              text("invoiceNumber", "The invoice (BT-1)."),
              text("billingAccountId", "Who pays."),
              text("vatCategory", "The category of VAT (BT-118)."),
              new Column("vatRatePercent", ColumnType.exact(), "Its rate (BT-119)."),
              amount("taxableAmount", "The sum of its lines (BT-116)."),
              amount("vatAmount", "VAT on that sum (BT-117)."),
              amount("payableAmount", "Both."),
              text("exemptionReason", "Why there is no VAT (BT-120); absent where there is."),
              text("currency", "Of all amounts (BT-5).")));

  private InvoiceReport() {}

  private static Column text(String name, String description) {
    return new Column(name, ColumnType.TEXT, description);
  }

  private static Column amount(String name, String description) {
    return new Column(name, ColumnType.decimal(CENTS), description);
  }

  /** The rows of {@link #LINES}. */
  public static Rows lines(Billing billing) {
    return sink -> each(billing, sink, InvoiceReport::linesInto);
  }

  /** The rows of {@link #TOTALS}. */
  public static Rows totals(Billing billing) {
    return sink -> each(billing, sink, InvoiceReport::totalsInto);
  }

  /** Writes one invoice. */
  @FunctionalInterface
  private interface Writing {
    void into(Invoice invoice, RowSink sink) throws IOException;
  }

  private static void each(Billing billing, RowSink sink, Writing writing) throws IOException {
    Iterator<Bill> bills = billing.bills().iterator();
    while (bills.hasNext()) {
      Bill bill = bills.next();
      if (bill.invoice().isPresent()) {
        writing.into(bill.invoice().get(), sink);
      }
    }
  }

  private static void linesInto(Invoice invoice, RowSink sink) throws IOException {
    for (InvoiceLine line : invoice.lines()) {
      sink.row(
          List.of(
              Cell.of(invoice.number()),
              Cell.of(invoice.account().id()),
              Cell.of(invoice.account().name()),
              Cell.of(line.id()),
              Cell.of(line.description()),
              Cell.of(line.quantity()),
              Cell.of(line.unit().word()),
              Cell.of(line.unitPrice()),
              cents(line.cents()),
              Cell.of(line.vat().category().code()),
              Cell.of(line.vat().ratePercent()),
              Cell.of(invoice.account().currency())));
    }
  }

  private static void totalsInto(Invoice invoice, RowSink sink) throws IOException {
    for (VatSubtotal it : invoice.vat()) {
      sink.row(
          List.of(
              Cell.of(invoice.number()),
              Cell.of(invoice.account().id()),
              Cell.of(it.vat().category().code()),
              Cell.of(it.vat().ratePercent()),
              cents(it.taxableCents()),
              cents(it.taxCents()),
              cents(Math.addExact(it.taxableCents(), it.taxCents())),
              it.vat().exemptionReason().map(Cell::of).orElse(Cell.ABSENT),
              Cell.of(invoice.account().currency())));
    }
  }

  private static Cell cents(long cents) {
    return Cell.of(BigDecimal.valueOf(cents, CENTS));
  }
}
