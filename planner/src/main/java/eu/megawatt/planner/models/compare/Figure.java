package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Bounds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What a model has by a metric.
 *
 * @param value in the metric's unit, with 16 digits
 * @param estimated each input that is estimated, with where it is from; the figure is estimated
 *     where there is any
 */
public record Figure(
    String nickname, Metric metric, BigDecimal value, Spread spread, List<String> estimated) {

  private static final MathContext SHOWN = new MathContext(3);

  public Figure {
    estimated = List.copyOf(estimated);
  }

  public boolean isEstimated() {
    return !estimated.isEmpty();
  }

  /** Where the value lies; empty where that is unknown. */
  Optional<Bounds> bounds() {
    return switch (spread) {
      case Spread.Exact() -> Optional.of(new Bounds(value.doubleValue(), value.doubleValue()));
      case Spread.Within(Bounds bounds) -> Optional.of(bounds);
      case Spread.Unknown() -> Optional.empty();
    };
  }

  /** The name with the value to three digits, and its interval where it has one. */
  String words() {
    return switch (spread) {
      case Spread.Exact() -> "%s (%s)".formatted(nickname, shown(value));
      case Spread.Within(Bounds(double low, double high)) ->
          "%s (%s to %s)"
              .formatted(nickname, shown(BigDecimal.valueOf(low)), shown(BigDecimal.valueOf(high)));
      case Spread.Unknown() -> "%s (%s, of unknown trials)".formatted(nickname, shown(value));
    };
  }

  private static String shown(BigDecimal value) {
    return value.round(SHOWN).toPlainString();
  }
}
