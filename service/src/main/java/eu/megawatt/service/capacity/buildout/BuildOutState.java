package eu.megawatt.service.capacity.buildout;

/** How far a build-out is. The names are kept and never change. */
enum BuildOutState {
  QUEUED("Queued"),
  RUNNING("Running"),
  DONE("Done"),
  FAILED("Failed");

  private final String word;

  BuildOutState(String word) {
    this.word = word;
  }

  /** The word that is kept and shown. */
  String word() {
    return word;
  }
}
