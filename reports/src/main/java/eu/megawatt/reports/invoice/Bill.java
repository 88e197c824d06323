package eu.megawatt.reports.invoice;

import eu.megawatt.reports.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a billing account is charged, or shown, for a month.
 *
 * @param lines in order, with the rows behind them
 * @param extras in order
 * @param invoice where it is invoiced
 */
public record Bill(
    BillingAccount account,
    List<BillLine> lines,
    List<ExtraCharge> extras,
    Optional<Invoice> invoice) {

  public Bill {
    lines = List.copyOf(lines);
    extras = List.copyOf(extras);
  }

  static Bill of(
      BillingAccount account, Period period, List<BillLine> lines, List<ExtraCharge> extras) {
    if (!account.isInvoiced()) {
      return new Bill(account, lines, extras, Optional.empty());
    }
    String number = Invoice.number(account.id(), period.month());
    List<InvoiceLine> charged = new ArrayList<>();
    lines.forEach(
        line -> charged.add(InvoiceLine.of(lineId(number, charged), line, account.vat())));
    extras.forEach(extra -> charged.add(InvoiceLine.of(lineId(number, charged), extra)));
    return new Bill(account, lines, extras, Optional.of(Invoice.of(account, period, charged)));
  }

  private static String lineId(String number, List<InvoiceLine> before) {
    return "%s-%05d".formatted(number, before.size() + 1);
  }

  /** What it is charged or shown before VAT. */
  public long netCents() {
    long lineCents = lines.stream().mapToLong(BillLine::cents).reduce(0, Math::addExact);
    return extras.stream().mapToLong(ExtraCharge::cents).reduce(lineCents, Math::addExact);
  }
}
