package eu.megawatt.telemetry.sample;

/** Why a sample was not kept as a value. Each is counted by source; none ever becomes a zero. */
public enum Rejection {
  /** NaN, infinite, or a stale marker. */
  NOT_A_NUMBER("not-a-number"),
  /** One of the exporter's values for "no reading". */
  NO_READING("no-reading"),
  /** Outside of what such hardware can do. */
  IMPLAUSIBLE("implausible"),
  /** A name that nobody here needs. */
  UNKNOWN_NAME("unknown-name"),
  /** A node, GPU or meter that the inventory does not have, or more GPUs than a node has. */
  UNKNOWN_ENTITY("unknown-entity"),
  /** A label or attribute without which the reading belongs to nobody. */
  NO_IDENTITY("no-identity"),
  /** Older than the window in which late samples are taken. */
  TOO_OLD("too-old"),
  /** Further ahead of our clock than clocks may differ. */
  IN_THE_FUTURE("in-the-future"),
  /** Deltas, histograms and other kinds that cannot be added twice without harm. */
  UNSUPPORTED_KIND("unsupported-kind"),
  /** Bytes that are not what the format says. */
  MALFORMED("malformed");

  private final String word;

  Rejection(String word) {
    this.word = word;
  }

  /** The word that metrics and answers use. */
  public String word() {
    return word;
  }
}
