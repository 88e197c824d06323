package eu.megawatt.service.background;

/** How far something is that was asked for. The words are kept and never change. */
public enum TaskState {
  QUEUED("Queued"),
  RUNNING("Running"),
  DONE("Done"),
  FAILED("Failed");

  private final String word;

  TaskState(String word) {
    this.word = word;
  }

  /** The word that is kept and shown. */
  public String word() {
    return word;
  }
}
