package eu.megawatt.service.live;

import java.util.Arrays;

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
  /** What a tenant has of the fleet's power is another. */
  SHARE("share"),
  /** What is known of places, or asked by profiles, is another. */
  REGISTER("register"),
  /** The fleet is another. */
  BASIS("basis"),
  /** Services are run otherwise. */
  SERVICES("services"),
  /** Time passed: somebody who waited has a place. */
  TIME("time"),
  /** Data takes other ways from site to site. */
  LINKS("links"),
  /** A search found a better plan. */
  IMPROVEMENT("improvement");

  private final String word;

  Cause(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /**
   * The cause of a word.
   *
   * @throws IllegalArgumentException where none is called so
   */
  static Cause of(String word) {
    return Arrays.stream(values())
        .filter(it -> it.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No cause is called " + word));
  }
}
