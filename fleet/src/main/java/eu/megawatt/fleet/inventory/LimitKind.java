package eu.megawatt.fleet.inventory;

/** Why a power domain may not draw more. */
public enum LimitKind {
  /** What the grid operator or the colocation contract grants. */
  CONTRACT("contract"),
  /** What the site's own operators allow: the breaker's rating, a step of commissioning. */
  OPERATING("operating"),
  /** A temporary cut, asked for by the grid or by maintenance. */
  CURTAILMENT("curtailment");

  private final String word;

  LimitKind(String word) {
    this.word = word;
  }

  /** The word the documents use. */
  public String word() {
    return word;
  }
}
