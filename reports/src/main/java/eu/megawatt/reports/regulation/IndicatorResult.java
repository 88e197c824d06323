package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An indicator of a year.
 *
 * @param value with 6 decimals; empty where something is missing, which is not 0
 * @param quality the worst of its data points
 * @param missing what is missing, by id
 */
public record IndicatorResult(
    IndicatorDefinition definition,
    Optional<BigDecimal> value,
    DataQuality quality,
    List<String> missing) {

  public IndicatorResult {
    missing = List.copyOf(missing);
  }
}
