package eu.megawatt.reports.focus;

/** The versions of the FinOps Open Cost and Usage Specification that are written. */
public enum FocusVersion {
  V1_2("1.2"),
  V1_4("1.4");

  private final String word;

  FocusVersion(String word) {
    this.word = word;
  }

  /** As the specification writes it. */
  public String word() {
    return word;
  }
}
