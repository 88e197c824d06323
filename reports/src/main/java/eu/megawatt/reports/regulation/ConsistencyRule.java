package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What has to hold between data points, because one is a part of the other.
 *
 * @param smaller a formula that is at most the larger
 * @param larger a formula
 */
public record ConsistencyRule(String smaller, String larger, String why) {

  /** What is wrong; nothing where it holds or where a value is missing. */
  Optional<String> broken(Map<String, BigDecimal> values) {
    return Formula.parse(smaller)
        .value(values)
        .flatMap(
            small ->
                Formula.parse(larger)
                    .value(values)
                    .filter(large -> small.compareTo(large) > 0)
                    .map(large -> text(small, large)));
  }

  private String text(BigDecimal small, BigDecimal large) {
    return "%s is %s and %s is %s; the first may be no more: %s"
        .formatted(smaller, small.toPlainString(), larger, large.toPlainString(), why);
  }
}
