package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An indicator as a regulation defines it.
 *
 * @param article where the regulation does so
 * @param formula over the ids of data points
 * @param boundary what its data points are measured at
 * @param category which of the categories of the standard that means
 */
public record IndicatorDefinition(
    String id,
    String name,
    String article,
    String formula,
    String unit,
    String boundary,
    String category) {

  private static final int SCALE = 6;

  /** The indicator of one sheet, or what is missing for it. */
  IndicatorResult of(DataSheet sheet) {
    Formula parsed = Formula.parse(formula);
    Map<String, BigDecimal> values = sheet.values();
    List<String> missing = new ArrayList<>();
    DataQuality quality = DataQuality.MEASURED;
    for (String pointId : parsed.pointIds()) {
      quality = quality.worse(sheet.quality(pointId));
      if (!values.containsKey(pointId)) {
        missing.add(pointId);
      }
    }
    Optional<BigDecimal> value = parsed.value(values);
    if (missing.isEmpty() && value.isEmpty()) {
      missing.add("a divisor of %s that is not 0".formatted(formula));
    }
    return new IndicatorResult(
        this,
        value.map(it -> it.setScale(SCALE, RoundingMode.HALF_UP)),
        value.isEmpty() ? DataQuality.MISSING : quality,
        missing);
  }
}
