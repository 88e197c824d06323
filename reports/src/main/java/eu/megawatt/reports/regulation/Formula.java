package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An expression over data points, such as {@code WIN / (EIT / 1000)}: numbers, ids of data points,
 * {@code + - * /} and brackets. A hyphen between letters belongs to an id, so minus has spaces.
 */
sealed interface Formula {

  /** A constant. */
  record Constant(BigDecimal value) implements Formula {}

  /** The value of a data point. */
  record Point(String id) implements Formula {}

  /** Two parts and what is done with them: one of {@code + - * /}. */
  record Binary(char operator, Formula left, Formula right) implements Formula {}

  /**
   * Reads a formula.
   *
   * @throws IllegalArgumentException where it is none; names the place
   */
  static Formula parse(String text) {
    return new FormulaParser(text).parse();
  }

  /** The data points it is over. */
  default NavigableSet<String> pointIds() {
    NavigableSet<String> ids = new TreeSet<>();
    collect(ids);
    return ids;
  }

  private void collect(NavigableSet<String> ids) {
    switch (this) {
      case Constant _ -> {}
      case Point(String id) -> ids.add(id);
      case Binary(char _, Formula left, Formula right) -> {
        left.collect(ids);
        right.collect(ids);
      }
    }
  }

  /**
   * Its value, with 34 digits; empty where a value is missing or something is divided by 0.
   *
   * @param values by data point
   */
  default Optional<BigDecimal> value(Map<String, BigDecimal> values) {
    return switch (this) {
      case Constant(BigDecimal value) -> Optional.of(value);
      case Point(String id) -> Optional.ofNullable(values.get(id));
      case Binary(char operator, Formula left, Formula right) ->
          left.value(values).flatMap(l -> right.value(values).flatMap(r -> apply(operator, l, r)));
    };
  }

  private static Optional<BigDecimal> apply(char operator, BigDecimal left, BigDecimal right) {
    return switch (operator) {
      case '+' -> Optional.of(left.add(right));
      case '-' -> Optional.of(left.subtract(right));
      case '*' -> Optional.of(left.multiply(right));
      default ->
          right.signum() == 0
              ? Optional.empty()
              : Optional.of(left.divide(right, MathContext.DECIMAL128));
    };
  }
}
