package eu.megawatt.reports.carbon;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a software carbon intensity is made of. There is no place for contracts and offsets: the
 * standard takes the grid's own intensity, and only what is avoided counts.
 *
 * @param what the software and the time, in words
 * @param unitCount R, how many functional units it did
 * @param energyMilliJ E, with its part of cooling and conversion
 * @param locationMilliG E times I, summed over the hours, location-based
 * @param embodied of each asset that was reserved
 */
public record SciInput(
    String what,
    FunctionalUnit unit,
    BigDecimal unitCount,
    long energyMilliJ,
    long locationMilliG,
    List<EmbodiedShare> embodied) {

  public SciInput {
    embodied = List.copyOf(embodied);
    if (unitCount.signum() < 0 || energyMilliJ < 0 || locationMilliG < 0) {
      throw new IllegalArgumentException(
          "The intensity of (%s) has %s units, %d mJ and %d mg; none may be below 0"
              .formatted(what, unitCount.toPlainString(), energyMilliJ, locationMilliG));
    }
  }
}
