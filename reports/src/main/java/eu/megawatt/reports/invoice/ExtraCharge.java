package eu.megawatt.reports.invoice;

/**
 * A charge that follows from no use: a credit, or an adjustment that somebody decided.
 *
 * @param id of its own, so that it can be found again
 * @param accountId the billing account
 * @param cents in the account's currency, before VAT; of a credit 0 or less
 */
public record ExtraCharge(
    String id, String accountId, Kind kind, String description, long cents, Vat vat) {

  /** What FOCUS calls its category. */
  public enum Kind {
    CREDIT("Credit"),
    ADJUSTMENT("Adjustment");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public ExtraCharge {
    if (kind == Kind.CREDIT && cents > 0) {
      throw new IllegalArgumentException(
          "Credit (%s) is %d cents; a credit is 0 or less. Maybe it is an adjustment."
              .formatted(id, cents));
    }
  }
}
