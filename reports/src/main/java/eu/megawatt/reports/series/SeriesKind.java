package eu.megawatt.reports.series;

import java.util.Optional;
import java.util.stream.Stream;

/** What the values of a series are. */
public enum SeriesKind {
  /** The day-ahead price of energy in a bidding zone, in the currency that the series names. */
  PRICE("price"),
  /**
   * What a kilowatt hour of the grid emits on average, for the location-based method of the GHG
   * Protocol's Scope 2 Guidance.
   */
  CARBON_LOCATION("carbon-location"),
  /**
   * What a kilowatt hour of the residual mix emits, of which nobody has claimed the origin, for the
   * market-based method of the same.
   */
  CARBON_RESIDUAL("carbon-residual"),
  /** The mean power that a plant was metered to deliver, of which contracts take their part. */
  DELIVERY("delivery");

  private final String word;

  SeriesKind(String word) {
    this.word = word;
  }

  /** The word that files use. */
  public String word() {
    return word;
  }

  /** The kind that a word of a file means; empty where it means none. */
  public static Optional<SeriesKind> of(String word) {
    return Stream.of(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** Whether the values are masses of carbon dioxide and the like. */
  public boolean isCarbon() {
    return this == CARBON_LOCATION || this == CARBON_RESIDUAL;
  }

  /** Whether the values are money, so that a series names its currency. */
  public boolean isMoney() {
    return this == PRICE;
  }
}
