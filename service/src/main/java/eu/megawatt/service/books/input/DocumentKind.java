package eu.megawatt.service.books.input;

/** The documents that finance brings. */
public enum DocumentKind {
  BOOK("book", "The cost book is at version"),
  BILLING("billing", "The billing accounts are at version"),
  ASSETS("assets", "The asset register is at version");

  private final String word;
  private final String versionSentence;

  DocumentKind(String word, String versionSentence) {
    this.word = word;
    this.versionSentence = versionSentence;
  }

  String word() {
    return word;
  }

  /** The beginning of a sentence that ends with a version. */
  String versionSentence() {
    return versionSentence;
  }
}
