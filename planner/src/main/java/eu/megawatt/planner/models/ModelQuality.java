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

  /** Fewer accepted answers than one in a million are none. */
  private static final double LEAST_SHARE = 1e-6;

  public ModelQuality {
    if (share != 0 && !(share >= LEAST_SHARE && share <= 1)) {
      throw new IllegalArgumentException(
          "share is %s; it is 0, or from %s to 1. Maybe it is in percent"
              .formatted(share, LEAST_SHARE));
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

  /** The low end by the product of both, since their difference would lose small shares. */
  private Bounds wilson(double n) {
    double scale = 1 + Z * Z / n;
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double high = (share + Z * Z / (2 * n) + reach) / scale;
    double low = share * share / scale / high;
    return new Bounds(Math.clamp(low, 0, share), Math.clamp(high, share, 1));
  }
}
