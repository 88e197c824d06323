package eu.megawatt.telemetry.record;

import java.util.Arrays;
import java.util.Optional;

/** What a quarter-hour's record is of. */
public enum RecordScope {
  NODE("node"),
  DOMAIN("domain"),
  SITE("site"),
  JOB("job");

  private final String word;

  RecordScope(String word) {
    this.word = word;
  }

  /** The word that documents and tables use. */
  public String word() {
    return word;
  }

  public static Optional<RecordScope> ofWord(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }
}
