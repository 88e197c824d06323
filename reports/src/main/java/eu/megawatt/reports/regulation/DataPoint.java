package eu.megawatt.reports.regulation;

import java.math.BigDecimal;

/** What is known of a data point of one data centre in one year. */
public sealed interface DataPoint {

  /** The id of its definition. */
  String id();

  /** How well it is known. */
  DataQuality quality();

  /**
   * A number.
   *
   * @param value in the unit of its definition
   */
  record Known(String id, BigDecimal value, Provenance provenance) implements DataPoint {

    @Override
    public DataQuality quality() {
      return provenance.quality();
    }
  }

  /** Words, such as a name or refrigerants. */
  record Described(String id, String text, Provenance provenance) implements DataPoint {

    @Override
    public DataQuality quality() {
      return provenance.quality();
    }
  }

  /**
   * Nobody knows, or nobody said.
   *
   * @param reason why, and who has to give it
   */
  record Missing(String id, String reason) implements DataPoint {

    @Override
    public DataQuality quality() {
      return DataQuality.MISSING;
    }
  }
}
