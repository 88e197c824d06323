package eu.megawatt.reports.regulation;

/** How well a number is known, best first. */
public enum DataQuality {
  /** By meters, over the whole period. */
  MEASURED("measured", 0),
  /** Calculated from something else that is known. */
  ESTIMATED("estimated", 1),
  /** Said by somebody, such as in a data sheet. */
  DECLARED("declared", 2),
  /** Not known, which is not 0. */
  MISSING("missing", 3);

  private final String word;
  private final int rank;

  DataQuality(String word, int rank) {
    this.word = word;
    this.rank = rank;
  }

  /** The word that reports use. */
  public String word() {
    return word;
  }

  /** The worse of two: nothing is known better than what it is made of. */
  public DataQuality worse(DataQuality other) {
    return other.rank > rank ? other : this;
  }
}
