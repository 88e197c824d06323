package eu.megawatt.scheduler.live;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A place that a job could have.
 *
 * @param costMicro energy, carbon and lateness, in micro-euro
 * @param energyWh above idle, facility side
 * @param carbonGrams above idle
 * @param peakWatts the most that the gang draws with its idle share, facility side
 */
public record Offer(
    Kind kind, Run run, long costMicro, long energyWh, long carbonGrams, long peakWatts) {

  /** What it is the best in. */
  public enum Kind {
    /** It ends first. */
    SOONEST("soonest"),
    /** It costs the least. */
    CHEAPEST("cheapest"),
    /** It emits the least. */
    CLEANEST("cleanest");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** All words. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }

    /** The kind of a word; empty where there is none. */
    public static Optional<Kind> ofWord(String word) {
      return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }
  }
}
