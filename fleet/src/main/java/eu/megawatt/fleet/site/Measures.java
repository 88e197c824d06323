package eu.megawatt.fleet.site;

/** Which side of the cooling and conversion losses a power domain's limit is measured on. */
public enum Measures {
  /** IT draw times the site's PUE. */
  FACILITY("facility"),
  /** IT draw alone. */
  IT("it");

  private final String word;

  Measures(String word) {
    this.word = word;
  }

  /** The word the documents use. */
  public String word() {
    return word;
  }
}
