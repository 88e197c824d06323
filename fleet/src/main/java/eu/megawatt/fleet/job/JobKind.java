package eu.megawatt.fleet.job;

import java.util.Arrays;
import java.util.Optional;

/** What a job does, as the documents name it. */
public enum JobKind {
  TRAINING("training"),
  FINE_TUNING("fine-tuning"),
  BATCH("batch"),
  INFERENCE("inference");

  private final String word;

  JobKind(String word) {
    this.word = word;
  }

  /** The word the documents use. */
  public String word() {
    return word;
  }

  /** The kind that a word of the documents names. */
  public static Optional<JobKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
