package eu.megawatt.fleet.job;

/** What a job does, as the documents name it. */
public enum JobKind {
  TRAINING("training"),
  FINE_TUNING("fine-tuning"),
  BATCH("batch"),
  INFERENCE("inference");

  private final String word;

  JobKind(String word) {
    this.word = word;
  }

  /** The word the documents use. */
  public String word() {
    return word;
  }
}
