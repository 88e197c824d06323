package eu.megawatt.reports.focus;

import eu.megawatt.reports.invoice.Bill;
import eu.megawatt.reports.invoice.BillLine;
import eu.megawatt.reports.invoice.Charge;
import eu.megawatt.reports.invoice.ExtraCharge;
import eu.megawatt.reports.invoice.Invoice;
import eu.megawatt.reports.invoice.VatSubtotal;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.table.RowSink;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Optional;

/** The rows of one bill: use and corrections, credits and adjustments, then its VAT. */
final class BillRows {

  private static final int CENTS = 2;

  private final Bill bill;
  private final FocusNames names;
  private final UseRow use;
  private final Period period;
  private final FocusVersion version;
  private final VatBases bases = new VatBases();

  BillRows(Bill bill, FocusNames names, UseRow use, Period period, FocusVersion version) {
    this.bill = bill;
    this.names = names;
    this.use = use;
    this.period = period;
    this.version = version;
  }

  void into(RowSink sink) throws IOException {
    for (int i = 0; i < bill.lines().size(); i++) {
      lineInto(sink, bill.lines().get(i), i);
    }
    for (int i = 0; i < bill.extras().size(); i++) {
      ExtraCharge extra = bill.extras().get(i);
      sink.row(extra(extra, bill.lines().size() + i).cells(version));
      bases.add(extra.vat(), euro(extra.cents()), euro(extra.cents()));
    }
    if (bill.invoice().isPresent()) {
      taxInto(sink, bill.invoice().get());
    }
  }

  private void lineInto(RowSink sink, BillLine line, int at) throws IOException {
    FocusRow start = row(lineId(at));
    Period charged =
        line.key().corrects().map(month -> new Period(month, period.zone())).orElse(period);
    start
        .put(FocusColumn.CHARGE_PERIOD_START, charged.from())
        .put(FocusColumn.CHARGE_PERIOD_END, charged.to());
    subAccount(start, line.key().tenantId());
    Iterator<Charge> charges = line.charges().iterator();
    while (charges.hasNext()) {
      Charge charge = charges.next();
      FocusRow row = new FocusRow(start);
      use.fill(row, line, charge);
      sink.row(row.cells(version));
      bases.add(bill.account().vat(), charge.listCost(), charge.contractedCost());
    }
  }

  private void subAccount(FocusRow row, String tenantId) {
    String name = bill.account().tenants().get(tenantId);
    if (name != null) {
      row.put(FocusColumn.SUB_ACCOUNT_ID, tenantId).put(FocusColumn.SUB_ACCOUNT_NAME, name);
    }
  }

  private FocusRow extra(ExtraCharge extra, int at) {
    return plain(lineId(at), extra.kind().word(), "One-Time", extra.description())
        .put(FocusColumn.LIST_COST, euro(extra.cents()))
        .put(FocusColumn.CONTRACTED_COST, euro(extra.cents()))
        .put(FocusColumn.BILLED_COST, euro(extra.cents()))
        .put(FocusColumn.EFFECTIVE_COST, euro(extra.cents()));
  }

  private void taxInto(RowSink sink, Invoice invoice) throws IOException {
    for (VatSubtotal subtotal : invoice.vat()) {
      if (!subtotal.vat().isZero()) {
        sink.row(tax(invoice, subtotal).cells(version));
      }
    }
  }

  /** Its list and contracted cost are those of what is taxed, times the rate. */
  private FocusRow tax(Invoice invoice, VatSubtotal subtotal) {
    return plain(
            Optional.of(InvoiceDetailRows.taxId(invoice, subtotal)),
            "Tax",
            "Usage-Based",
            InvoiceDetailRows.describe(subtotal.vat()))
        .put(FocusColumn.LIST_COST, subtotal.vat().of(bases.list(subtotal.vat())))
        .put(FocusColumn.CONTRACTED_COST, subtotal.vat().of(bases.contracted(subtotal.vat())))
        .put(FocusColumn.BILLED_COST, euro(subtotal.taxCents()))
        .put(FocusColumn.EFFECTIVE_COST, euro(subtotal.taxCents()));
  }

  /** A row that is of the whole month and of no site. */
  private FocusRow plain(
      Optional<String> lineId, String category, String frequency, String description) {
    return row(lineId)
        .put(FocusColumn.CHARGE_CATEGORY, category)
        .put(FocusColumn.CHARGE_FREQUENCY, frequency)
        .put(FocusColumn.CHARGE_DESCRIPTION, description)
        .put(FocusColumn.CHARGE_PERIOD_START, period.from())
        .put(FocusColumn.CHARGE_PERIOD_END, period.to())
        .put(FocusColumn.HOST_PROVIDER_NAME, names.serviceProviderName())
        .put(FocusColumn.X_HOST, names.serviceProviderName());
  }

  private FocusRow row(Optional<String> lineId) {
    return new FocusRow()
        .put(FocusColumn.BILLING_ACCOUNT_ID, bill.account().id())
        .put(FocusColumn.BILLING_ACCOUNT_NAME, bill.account().name())
        .put(FocusColumn.BILLING_CURRENCY, bill.account().currency())
        .put(FocusColumn.BILLING_PERIOD_START, period.from())
        .put(FocusColumn.BILLING_PERIOD_END, period.to())
        .put(FocusColumn.INVOICE_ISSUER_NAME, names.invoiceIssuerName())
        .putIfThere(FocusColumn.INVOICE_ID, bill.invoice().map(Invoice::number))
        .putIfThere(FocusColumn.INVOICE_DETAIL_ID, lineId)
        .put(FocusColumn.PROVIDER_NAME, names.serviceProviderName())
        .put(FocusColumn.PUBLISHER_NAME, names.serviceProviderName())
        .put(FocusColumn.SERVICE_PROVIDER_NAME, names.serviceProviderName())
        .put(FocusColumn.X_SERVICE, names.serviceProviderName())
        .put(FocusColumn.SERVICE_CATEGORY, "Compute")
        .put(FocusColumn.SERVICE_SUBCATEGORY, "Other (Compute)")
        .put(FocusColumn.SERVICE_NAME, "GPU Compute")
        .put(FocusColumn.X_MODE, bill.account().mode().word());
  }

  private Optional<String> lineId(int at) {
    return bill.invoice().map(invoice -> invoice.lines().get(at).id());
  }

  private static BigDecimal euro(long cents) {
    return BigDecimal.valueOf(cents, CENTS);
  }
}
