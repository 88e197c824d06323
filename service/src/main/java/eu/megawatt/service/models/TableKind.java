package eu.megawatt.service.models;

/** What is brought of models. */
public enum TableKind {
  MEASUREMENTS("measurements", "the measurements of models"),
  QUALITIES("qualities", "the qualities of models");

  private final String word;
  private final String words;

  TableKind(String word, String words) {
    this.word = word;
    this.words = words;
  }

  /** As a database has it. */
  String word() {
    return word;
  }

  /** In a sentence. */
  public String words() {
    return words;
  }
}
