package eu.megawatt.reports.carbon;

/**
 * By what a consumer may say that its electricity is of a certain origin, in the order of use: what
 * is consumed where it is produced needs no paper, a power purchase agreement names its plant, and
 * a guarantee bought alone fills what is left.
 */
public enum InstrumentKind {
  /** Produced behind the site's own meter. */
  ON_SITE("on site"),
  /** A power purchase agreement, with the guarantees of its plant. */
  PPA("PPA"),
  /** Guarantees of origin that were bought without the electricity. */
  GUARANTEE("guarantee of origin");

  private final String word;

  InstrumentKind(String word) {
    this.word = word;
  }

  /** The word that documents use. */
  public String word() {
    return word;
  }
}
