package eu.megawatt.reports.invoice;

import eu.megawatt.reports.period.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a billing account is charged for a month, with the arithmetic of EN 16931: lines of two
 * decimals, totals that are exactly their sums, and VAT by rate on the sum of its lines. It has no
 * allowances, no charges and nothing prepaid on the level of the document.
 *
 * @param number from the month and the account, so that it is the same whenever it is made
 * @param vat by category and rate
 */
public record Invoice(
    String number,
    BillingAccount account,
    Period period,
    List<InvoiceLine> lines,
    List<VatSubtotal> vat) {

  public Invoice {
    lines = List.copyOf(lines);
    vat = List.copyOf(vat);
  }

  static Invoice of(BillingAccount account, Period period, List<InvoiceLine> lines) {
    Map<Vat, Long> sums = new TreeMap<>();
    lines.forEach(line -> sums.merge(line.vat(), line.cents(), Math::addExact));
    List<VatSubtotal> vat =
        sums.entrySet().stream().map(it -> VatSubtotal.of(it.getKey(), it.getValue())).toList();
    return new Invoice(number(account.id(), period.month()), account, period, lines, vat);
  }

  /** The number of an account's invoice of a month: one series for each account, one a month. */
  public static String number(String accountId, YearMonth month) {
    return "INV-%s-%s".formatted(month, accountId);
  }

  /** The sum of the lines (BT-106), which is the total without VAT (BT-109). */
  public long netCents() {
    return lines.stream().mapToLong(InvoiceLine::cents).reduce(0, Math::addExact);
  }

  /** The VAT of all categories (BT-110). */
  public long vatCents() {
    return vat.stream().mapToLong(VatSubtotal::taxCents).reduce(0, Math::addExact);
  }

  /** With VAT (BT-112), which is what has to be paid (BT-115). */
  public long payableCents() {
    return Math.addExact(netCents(), vatCents());
  }
}
