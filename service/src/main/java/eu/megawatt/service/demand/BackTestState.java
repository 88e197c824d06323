package eu.megawatt.service.demand;

/** How far a back-test is. The names are kept and never change. */
enum BackTestState {
  QUEUED("Queued"),
  RUNNING("Running"),
  DONE("Done"),
  FAILED("Failed");

  private final String word;

  BackTestState(String word) {
    this.word = word;
  }

  /** The word that is kept and shown. */
  String word() {
    return word;
  }
}
