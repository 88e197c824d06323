package eu.megawatt.telemetry.sample;

/** What a reading is of. */
public enum EntityKind {
  /** A GPU, by its UUID; MIG instances and partitions are their GPU. */
  GPU("gpu"),
  /** A node as a whole, as its own sensor says (BMC, RAPL, hwmon), by its id in the inventory. */
  NODE("node"),
  /** A meter of a power domain or a site, by its id in the inventory. */
  METER("meter");

  private final String word;

  EntityKind(String word) {
    this.word = word;
  }

  /** The word the documents use. */
  public String word() {
    return word;
  }
}
