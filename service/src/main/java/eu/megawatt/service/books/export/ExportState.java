package eu.megawatt.service.books.export;

/** How far an export is. The names are kept and never change. */
enum ExportState {
  QUEUED("Queued"),
  RUNNING("Running"),
  DONE("Done"),
  FAILED("Failed");

  private final String word;

  ExportState(String word) {
    this.word = word;
  }

  /** The word that is kept and shown. */
  String word() {
    return word;
  }

  static ExportState of(String word) {
    for (ExportState it : values()) {
      if (it.word.equals(word)) {
        return it;
      }
    }
    throw new IllegalArgumentException("There is no state \"%s\"".formatted(word));
  }
}
