package eu.megawatt.reports.invoice;

/** Whether an account pays for what it used. */
public enum ChargeMode {
  /** It is invoiced, with VAT. */
  CHARGEBACK("chargeback"),
  /** It is shown what it used; there is no invoice and no VAT. */
  SHOWBACK("showback");

  private final String word;

  ChargeMode(String word) {
    this.word = word;
  }

  /** The word that documents and files use. */
  public String word() {
    return word;
  }
}
