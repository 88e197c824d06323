package eu.megawatt.service.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of change that can be made to wait for somebody else's yes. */
public enum FourEyes {
  /** Limits of power and outages. */
  LIMITS("limits"),
  /** That work may run where a rule says no. */
  WAIVERS("waivers"),
  /** That the plan does without a node, or with it again, where a person says so. */
  QUARANTINES("quarantines");

  private final String word;

  FourEyes(String word) {
    this.word = word;
  }

  /** Such as {@code limits}. */
  public String word() {
    return word;
  }

  /** All words, in their order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(FourEyes::word).toList();
  }

  /** The kind of a word. */
  public static Optional<FourEyes> ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }
}
