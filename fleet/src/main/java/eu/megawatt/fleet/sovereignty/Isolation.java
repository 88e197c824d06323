package eu.megawatt.fleet.sovereignty;

import java.util.Arrays;
import java.util.List;

/** What a workload shares with others; the later, the less. */
public enum Isolation {
  SHARED("shared"),
  DEDICATED_RACK("dedicated-rack"),
  DEDICATED_HALL("dedicated-hall"),
  ON_PREMISES("on-premises");

  private final String word;

  Isolation(String word) {
    this.word = word;
  }

  /** In documents. */
  public String word() {
    return word;
  }

  /** Its position among all, from 0. */
  public int level() {
    return words().indexOf(word);
  }

  /** All words, the least isolated first. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Isolation::word).toList();
  }
}
