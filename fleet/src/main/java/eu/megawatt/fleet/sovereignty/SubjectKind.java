package eu.megawatt.fleet.sovereignty;

/** What kind of person or thing something is known of. */
public enum SubjectKind {
  /** Who runs the service, with its owners. */
  OPERATOR("operator"),
  /** Who owns and runs the building and the machines, where that is somebody else. */
  HOST("host"),
  /** Where data lies and is processed. */
  SITE("site"),
  HARDWARE("hardware"),
  /** A way that data goes, with those who carry it. */
  NETWORK("network"),
  /** Who holds the keys. */
  KEYS("keys"),
  /** People who may enter or log in. */
  STAFF("staff"),
  SUB_PROCESSOR("subProcessor"),
  /** Where readings and logs go. */
  TELEMETRY("telemetry");

  private final String word;

  SubjectKind(String word) {
    this.word = word;
  }

  /** In documents. */
  public String word() {
    return word;
  }
}
