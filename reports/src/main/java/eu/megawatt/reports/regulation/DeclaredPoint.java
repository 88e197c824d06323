package eu.megawatt.reports.regulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What somebody said of a data centre: a data point of a year or of all of them.
 *
 * @param year empty where it holds in every year
 * @param pointId as a regulation abbreviates it
 * @param value of a number; exactly one of value and text is there
 * @param text of words
 * @param meterIds of a measured one at least one
 * @param from the first day that it covers; empty for the year's first
 * @param to the day after the last; empty for the year's end
 * @param source a register, a person, a statement
 */
public record DeclaredPoint(
    String siteId,
    Optional<Integer> year,
    String pointId,
    Optional<BigDecimal> value,
    Optional<String> text,
    DataQuality quality,
    List<String> meterIds,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    String source) {

  public DeclaredPoint {
    meterIds = List.copyOf(meterIds);
    if (value.isPresent() == text.isPresent()) {
      throw new IllegalArgumentException(
          "The data point (%s) of (%s) has both a number and a text, or neither"
              .formatted(pointId, siteId));
    }
  }

  /** Whether it is of a year. */
  boolean isOf(int other) {
    return year.filter(it -> it != other).isEmpty();
  }

  /** As a data point of a data centre's year. */
  DataPoint in(DataCentre centre, int of) {
    Provenance provenance =
        new Provenance(
            quality,
            meterIds,
            from.orElse(centre.firstDayOf(of)),
            to.orElse(LocalDate.of(of + 1, 1, 1)),
            source);
    return value
        .<DataPoint>map(it -> new DataPoint.Known(pointId, it, provenance))
        .orElseGet(() -> new DataPoint.Described(pointId, text.orElse(""), provenance));
  }
}
