package eu.megawatt.reports.asset;

import java.math.BigDecimal;

/**
 * What making and bringing an asset emitted.
 *
 * @param carbonKgco2e of the whole asset, not negative
 * @param source who says so, such as a maker's product carbon footprint
 */
public record Embodied(BigDecimal carbonKgco2e, String source) {

  public Embodied {
    if (carbonKgco2e.signum() < 0 || source.isBlank()) {
      throw new IllegalArgumentException(
          "Embodied carbon is not negative and has a source, not %s kg from \"%s\""
              .formatted(carbonKgco2e.toPlainString(), source));
    }
  }
}
