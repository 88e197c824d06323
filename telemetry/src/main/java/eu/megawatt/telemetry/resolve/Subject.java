package eu.megawatt.telemetry.resolve;

import java.util.Arrays;

/** Of what a metric speaks, and so by which labels its owner is found. */
public enum Subject {
  /** A GPU, by its UUID. */
  GPU("gpu"),
  /** A node as a whole. */
  NODE("node"),
  /** The CPUs of a host; that is the node only where the node has no GPU. */
  CPU_HOST("cpu-host"),
  /** A meter. */
  METER("meter"),
  /** Whichever of the three the labels name. */
  ANY("any");

  private final String word;

  Subject(String word) {
    this.word = word;
  }

  /** The word the dictionary uses. */
  public String word() {
    return word;
  }

  static Subject read(String word) {
    return Arrays.stream(values())
        .filter(subject -> subject.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + word + "\" is no subject"));
  }
}
