package eu.megawatt.reports.series;

import java.util.Optional;

/**
 * Which series it is. Prices of one zone in two currencies are two series.
 *
 * @param zone the bidding zone or the grid, such as {@code FR} or {@code SE3}; of deliveries the
 *     plant, by the name that contracts call it
 * @param currency ISO 4217, of prices only
 */
public record SeriesId(String zone, SeriesKind kind, Optional<String> currency) {

  /**
   * Checks that the parts go together.
   *
   * @throws IllegalArgumentException where there is no zone, a price without a currency, or a
   *     currency of what is no price
   */
  public SeriesId {
    if (zone.isBlank()) {
      throw new IllegalArgumentException("A series needs a zone, such as \"FR\" or \"SE3\"");
    }
    if (kind.isMoney() != currency.isPresent()) {
      throw new IllegalArgumentException(
          kind.isMoney()
              ? "A series of prices needs a currency, such as \"EUR\""
              : "A series of %s has no currency, but this one has \"%s\""
                  .formatted(kind.word(), currency.orElse("")));
    }
  }

  /** Prices of a zone in a currency, by its code in ISO 4217. */
  public static SeriesId price(String zone, String currency) {
    return new SeriesId(zone, SeriesKind.PRICE, Optional.of(currency));
  }

  /** Emissions of a zone's grid. */
  public static SeriesId carbon(String zone, SeriesKind kind) {
    return new SeriesId(zone, kind, Optional.empty());
  }

  /** What a plant delivers, by the name that contracts call it. */
  public static SeriesId delivery(String plant) {
    return new SeriesId(plant, SeriesKind.DELIVERY, Optional.empty());
  }

  /** The unit of the values: {@code EUR/MWh} and the like, {@code gCO2e/kWh} or {@code MW}. */
  public String unit() {
    return currency.map(code -> code + "/MWh").orElse(kind.isCarbon() ? "gCO2e/kWh" : "MW");
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(zone, kind.word(), unit());
  }
}
