package eu.megawatt.service.books.input;

/** The documents that finance brings. */
public enum DocumentKind {
  BOOK("book", "The cost book is at version", true),
  BILLING("billing", "The billing accounts are at version", true),
  ASSETS("assets", "The asset register is at version", true),
  WORK("work", "The counts of work are at version", false),
  CENTRES("centres", "The data centres are at version", false);

  private final String word;
  private final String versionSentence;
  private final boolean isBookedBy;

  DocumentKind(String word, String versionSentence, boolean isBookedBy) {
    this.word = word;
    this.versionSentence = versionSentence;
    this.isBookedBy = isBookedBy;
  }

  /** Whether quarter-hours are booked by it, so that another version may change them. */
  boolean isBookedBy() {
    return isBookedBy;
  }

  String word() {
    return word;
  }

  /** Whether it is a table of CSV, and a document otherwise. */
  public boolean isTable() {
    return this != BOOK && this != BILLING;
  }

  /** The beginning of a sentence that ends with a version. */
  String versionSentence() {
    return versionSentence;
  }
}
