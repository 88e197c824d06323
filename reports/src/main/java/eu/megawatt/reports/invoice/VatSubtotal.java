package eu.megawatt.reports.invoice;

/**
 * What an invoice says of one category and rate of VAT (BG-23).
 *
 * @param taxableCents the sum of the lines of it (BT-116)
 * @param taxCents the VAT on that sum, rounded once (BT-117, BR-S-09)
 */
public record VatSubtotal(Vat vat, long taxableCents, long taxCents) {

  static VatSubtotal of(Vat vat, long taxableCents) {
    return new VatSubtotal(vat, taxableCents, vat.taxCents(taxableCents));
  }
}
