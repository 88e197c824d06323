package eu.megawatt.telemetry.live;

/** Why somebody should look, the most pressing first. */
public enum AttentionKind {
  /** A domain draws more than it may. */
  LIMIT_PASSED("LimitPassed"),
  /** A meter and the nodes behind it tell two stories. */
  METER_DISAGREES("MeterDisagrees"),
  /** Nothing new is heard of something. */
  SOURCE_STALE("SourceStale"),
  /** A domain draws nearly what it may, or more than that once its partner fails. */
  LIMIT_NEAR("LimitNear");

  private final String word;

  AttentionKind(String word) {
    this.word = word;
  }

  /** The word that answers use. */
  public String word() {
    return word;
  }
}
