package eu.megawatt.reports.invoice;

/** The VAT categories of EN 16931 (BT-118, UNCL 5305) that a supply of compute can have. */
public enum VatCategory {
  STANDARD("S"),
  ZERO("Z"),
  EXEMPT("E"),
  REVERSE_CHARGE("AE"),
  INTRA_COMMUNITY("K"),
  EXPORT("G"),
  OUTSIDE_SCOPE("O");

  private final String code;

  VatCategory(String code) {
    this.code = code;
  }

  /** The code that invoices use. */
  public String code() {
    return code;
  }

  /** Whether a rate above 0 belongs to it (BR-S-05); to all others 0 does. */
  boolean isTaxed() {
    return this == STANDARD;
  }

  /** Whether an invoice has to say why no VAT is charged (BR-E-10, BR-AE-10 and their like). */
  boolean needsReason() {
    return this != STANDARD && this != ZERO;
  }
}
