package eu.megawatt.service.live;

/** What made a revision of the plan. */
public enum Cause {
  /** Jobs came or went. */
  JOBS("jobs"),
  /** Somebody has moved a job. */
  MOVE("move"),
  /** A limit was set or taken back. */
  LIMIT("limit"),
  /** GPUs failed or came back. */
  OUTAGE("outage"),
  /** Prices or the carbon intensity are others. */
  RATES("rates"),
  /** The fleet is another. */
  BASIS("basis"),
  /** Time passed: somebody who waited has a place. */
  TIME("time"),
  /** A search found a better plan. */
  IMPROVEMENT("improvement");

  private final String word;

  Cause(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
