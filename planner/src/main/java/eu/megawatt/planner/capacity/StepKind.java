package eu.megawatt.planner.capacity;

/** How sure a step of supply is. */
public enum StepKind {
  /** It is there. */
  ENERGISED("energised"),
  /** It is signed, and at hand in every hour once it is there. */
  FIRM("firm"),
  /** It is signed, and the grid may take it back in some hours. */
  FLEXIBLE("flexible"),
  /** It is wanted, and nothing is signed. */
  PLANNED("planned");

  private final String word;

  StepKind(String word) {
    this.word = word;
  }

  /** The word of documents and screens. */
  public String word() {
    return word;
  }
}
