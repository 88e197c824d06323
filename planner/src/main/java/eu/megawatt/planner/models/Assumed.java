package eu.megawatt.planner.models;

import eu.megawatt.planner.models.measure.Source;
import java.math.BigDecimal;
import java.util.Optional;

/** A number that somebody put in, and where they have it from. */
public record Assumed(BigDecimal value, Source source) {

  public static Assumed measured(String value, String source) {
    return new Assumed(new BigDecimal(value), Source.measured(source));
  }

  public static Assumed estimated(String value, String source) {
    return new Assumed(new BigDecimal(value), Source.estimated(source));
  }

  /** What is wrong with it where it is not from the least to the most, these two allowed. */
  Optional<String> unlessWithin(String name, String least, String most) {
    boolean isWithin =
        value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0;
    return isWithin
        ? Optional.empty()
        : Optional.of(
            "%s is %s; it is from %s to %s".formatted(name, value.toPlainString(), least, most));
  }
}
