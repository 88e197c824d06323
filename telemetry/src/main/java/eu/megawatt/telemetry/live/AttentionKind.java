package eu.megawatt.telemetry.live;

/** Why somebody should look, the most pressing first. */
public enum AttentionKind {
  /** A domain draws more than it may. */
  LIMIT_PASSED("LimitPassed"),
  /** A meter and the nodes behind it tell two stories. */
  METER_DISAGREES("MeterDisagrees"),
  /** A source is asked and gives no answer that can be used. */
  SOURCE_FAILING("SourceFailing"),

  /** Nothing new is heard of something. */
  SOURCE_STALE("SourceStale"),
  /** A domain draws nearly what it may, or more than that once its partner fails. */
  LIMIT_NEAR("LimitNear"),

  /** The clock of whoever sends readings is off, or they come late. */
  CLOCK_OFF("ClockOff");

  private final String word;

  AttentionKind(String word) {
    this.word = word;
  }

  /** Whether it is about where readings come from, which is over only after a calm while. */
  boolean isOfSources() {
    return switch (this) {
      case SOURCE_STALE, SOURCE_FAILING, CLOCK_OFF -> true;
      case LIMIT_PASSED, METER_DISAGREES, LIMIT_NEAR -> false;
    };
  }

  /** The word that answers use. */
  public String word() {
    return word;
  }
}
