package eu.megawatt.reports.report;

import eu.megawatt.reports.period.Posted;
import java.util.Arrays;
import java.util.Optional;

/** By what jobs bear what no job had. Weights below 0 count as 0. */
public enum SharedKey {
  /** Not at all: it stays where it is. */
  NONE("none"),
  /** By the GPU time that was theirs, at work or not. */
  GPU_TIME("gpu-time"),
  /** By what their IT used. */
  IT_ENERGY("it-energy"),
  /** By what they cost. */
  COST("cost");

  private final String word;

  SharedKey(String word) {
    this.word = word;
  }

  /** The word that REST and files use. */
  public String word() {
    return word;
  }

  /** What a word means; empty where it means nothing. */
  public static Optional<SharedKey> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  long weight(Posted posted) {
    long weight =
        switch (this) {
          case NONE -> 0;
          case GPU_TIME -> posted.allocatedMicroGpuH();
          case IT_ENERGY -> posted.itWh();
          case COST -> posted.cents().total();
        };
    return Math.max(0, weight);
  }
}
