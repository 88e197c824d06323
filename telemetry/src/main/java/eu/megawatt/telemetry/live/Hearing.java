package eu.megawatt.telemetry.live;

/** How much of a node is being heard. */
public enum Hearing {
  /** All that it draws is behind fresh readings, its base aside. */
  FRESH("fresh"),
  /** Some of its GPUs are silent. */
  PARTLY("partly"),
  /** It was heard once, and nothing of it is now. */
  SILENT("silent"),
  /** It was never heard: what it draws is unknown. */
  NEVER("never");

  private final String word;

  Hearing(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
