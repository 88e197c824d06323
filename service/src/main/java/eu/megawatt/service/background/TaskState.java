package eu.megawatt.service.capacity.scenario;

/** How far a run is. The names are kept and never change. */
enum RunState {
  QUEUED("Queued"),
  RUNNING("Running"),
  DONE("Done"),
  FAILED("Failed");

  private final String word;

  RunState(String word) {
    this.word = word;
  }

  /** The word that is kept and shown. */
  String word() {
    return word;
  }
}
