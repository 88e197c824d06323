package eu.megawatt.planner.models;

import eu.megawatt.planner.models.measure.Source;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many of a model's answers are correct, or accepted by those who asked.
 *
 * @param share of the answers, from 0 to 1
 * @param trials answers that were judged; empty where nobody says how many
 * @param day on which it was published or counted
 */
public record ModelQuality(
    String task, double share, OptionalInt trials, Source source, LocalDate day) {

  /** Of the normal distribution, for 95 % two-sided. */
  private static final double Z = 1.959963984540054;

  public ModelQuality {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share is %s; it is from 0 to 1. Maybe it is in percent".formatted(share));
    }
    if (trials.isPresent() && trials.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "trials is %d; it is at least 1, or unknown".formatted(trials.getAsInt()));
    }
  }

  /**
   * Where the share of all answers lies with 95 % confidence, by Wilson's score interval (E. B.
   * Wilson, JASA 22, 1927); empty where the number of trials is unknown.
   */
  public Optional<Bounds> interval() {
    return trials.isEmpty() ? Optional.empty() : Optional.of(wilson(trials.getAsInt()));
  }

  private Bounds wilson(double n) {
    double middle = share + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new Bounds(
        Math.clamp((middle - reach) / scale, 0, share),
        Math.clamp((middle + reach) / scale, share, 1));
  }
}
