package eu.megawatt.scheduler.live;

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
  }
}
