package eu.megawatt.reports.regulation;

import java.time.LocalDate;
import java.util.List;

/**
 * Where a value is from.
 *
 * @param quality not missing
 * @param meterIds the meters it is the sum of; at least one where it is measured
 * @param from the first day it covers
 * @param to the day after the last
 * @param source in words: a register, a person, a statement
 */
public record Provenance(
    DataQuality quality, List<String> meterIds, LocalDate from, LocalDate to, String source) {

  public Provenance {
    meterIds = List.copyOf(meterIds);
    boolean isMeasuredByNobody = quality == DataQuality.MEASURED && meterIds.isEmpty();
    if (quality == DataQuality.MISSING || isMeasuredByNobody || !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A value is %s by the meters %s from %s to %s (%s); it has a quality other than missing, a meter where it is measured, and at least a day"
              .formatted(quality.word(), meterIds, from, to, source));
    }
  }
}
