package eu.megawatt.fleet.inventory;

/** What a meter measures. */
public enum MeterScope {
  /** All that one power domain draws. */
  DOMAIN("domain"),
  /** All that one site draws, cooling and losses included. */
  SITE("site");

  private final String word;

  MeterScope(String word) {
    this.word = word;
  }

  /** The word the documents use. */
  public String word() {
    return word;
  }
}
