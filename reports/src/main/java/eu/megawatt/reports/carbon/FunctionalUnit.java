package eu.megawatt.reports.carbon;

/** What a software's carbon intensity is per: the R of ISO/IEC 21031:2024. */
public enum FunctionalUnit {
  JOB("job"),
  MILLION_TOKENS("million tokens"),
  GPU_HOUR("GPU-hour"),
  /** What a user gets done by it, as whoever reports defines it. */
  TASK("task");

  private final String word;

  FunctionalUnit(String word) {
    this.word = word;
  }

  /** The word that documents use. */
  public String word() {
    return word;
  }
}
