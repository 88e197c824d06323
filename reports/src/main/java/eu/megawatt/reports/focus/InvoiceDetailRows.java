package eu.megawatt.reports.focus;

import eu.megawatt.reports.invoice.Bill;
import eu.megawatt.reports.invoice.Billing;
import eu.megawatt.reports.invoice.Invoice;
import eu.megawatt.reports.invoice.InvoiceLine;
import eu.megawatt.reports.invoice.LineKey;
import eu.megawatt.reports.invoice.Vat;
import eu.megawatt.reports.invoice.VatSubtotal;
import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The dataset Invoice Detail of FOCUS 1.4: each line of each invoice, those of 0 too, and a line
 * for the VAT of each rate. The rows of Cost and Usage with the same {@code InvoiceDetailId} add up
 * to it.
 */
public final class InvoiceDetailRows implements Rows {

  private final Billing billing;
  private final FocusNames names;
  private final IssueFacts issue;

  public InvoiceDetailRows(Billing billing, FocusNames names, IssueFacts issue) {
    this.billing = billing;
    this.names = names;
    this.issue = issue;
  }

  public static Schema schema() {
    return DetailSchema.SCHEMA;
  }

  static String taxId(Invoice invoice, VatSubtotal subtotal) {
    return "%s-VAT-%d".formatted(invoice.number(), invoice.vat().indexOf(subtotal) + 1);
  }

  static String describe(Vat vat) {
    return "VAT %s %%".formatted(vat.ratePercent().toPlainString());
  }

  @Override
  public void into(RowSink sink) throws IOException {
    Iterator<Bill> bills = billing.bills().iterator();
    while (bills.hasNext()) {
      Optional<Invoice> invoice = bills.next().invoice();
      if (invoice.isPresent()) {
        invoiceInto(sink, invoice.get());
      }
    }
  }

  private void invoiceInto(RowSink sink, Invoice invoice) throws IOException {
    for (InvoiceLine line : invoice.lines()) {
      sink.row(line(invoice, line));
    }
    for (VatSubtotal subtotal : invoice.vat()) {
      if (!subtotal.vat().isZero()) {
        sink.row(tax(invoice, subtotal));
      }
    }
  }

  private List<Cell> line(Invoice invoice, InvoiceLine line) {
    Cell grain =
        switch (line.origin()) {
          case InvoiceLine.Origin.Use(var use) -> grain(use.key());
          case InvoiceLine.Origin.Extra(var extra) ->
              new KeyValues().with("x_ChargeId", extra.id()).cell();
        };
    String category =
        switch (line.origin()) {
          case InvoiceLine.Origin.Use _ -> "Usage";
          case InvoiceLine.Origin.Extra(var extra) -> extra.kind().word();
        };
    String reference =
        line.corrects()
            .map(month -> Invoice.number(invoice.account().id(), month))
            .orElse(invoice.number());
    List<Cell> cells = start(invoice, line.cents(), category, line.description(), grain, line.id());
    cells.add(Cell.of(reference));
    cells.add(Cell.of(line.quantity()));
    cells.add(Cell.of(line.unit().word()));
    cells.add(Cell.of(line.unitPrice()));
    vat(cells, line.vat());
    return cells;
  }

  private Cell grain(LineKey key) {
    KeyValues grain =
        new KeyValues()
            .with("RegionId", names.site(key.siteId()).regionId())
            .with("SubAccountId", key.tenantId())
            .with("x_PoolId", key.poolId())
            .with("x_Portion", key.portion().word())
            .with("x_SiteId", key.siteId());
    key.corrects().ifPresent(month -> grain.with("x_CorrectedPeriod", month.toString()));
    return grain.cell();
  }

  private List<Cell> tax(Invoice invoice, VatSubtotal subtotal) {
    Cell grain =
        new KeyValues()
            .with("x_VatCategory", subtotal.vat().category().code())
            .with("x_VatRatePercent", subtotal.vat().ratePercent())
            .cell();
    List<Cell> cells =
        start(
            invoice,
            subtotal.taxCents(),
            "Tax",
            describe(subtotal.vat()),
            grain,
            taxId(invoice, subtotal));
    cells.add(Cell.of(invoice.number()));
    cells.add(Cell.ABSENT);
    cells.add(Cell.ABSENT);
    cells.add(Cell.ABSENT);
    vat(cells, subtotal.vat());
    return cells;
  }

  private static void vat(List<Cell> cells, Vat vat) {
    cells.add(Cell.of(vat.category().code()));
    cells.add(Cell.of(vat.ratePercent()));
  }

  /** The cells up to the terms of payment. */
  private List<Cell> start(
      Invoice invoice, long cents, String category, String description, Cell grain, String id) {
    return new ArrayList<>(
        List.of(
            Cell.of(BigDecimal.valueOf(cents, 2)),
            Cell.of(invoice.account().id()),
            Cell.of(invoice.account().currency()),
            Cell.of(invoice.period().to()),
            Cell.of(invoice.period().from()),
            Cell.of(category),
            Cell.of(issue.createdAt()),
            Cell.of(description),
            grain,
            Cell.of(id),
            Cell.of(issue.updatedAt()),
            Cell.of(invoice.number()),
            at(issue.issuedAt()),
            Cell.of(issue.invoiceStatus()),
            Cell.of(names.invoiceIssuerName()),
            Cell.of(invoice.account().currency()),
            at(issue.dueAt()),
            Cell.of(issue.paymentTerms())));
  }

  private static Cell at(Optional<Instant> instant) {
    return instant.map(Cell::of).orElse(Cell.ABSENT);
  }
}
