package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.SeriesKind;
import eu.megawatt.reports.series.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a plant was metered to produce.
 *
 * @param version rises whenever any of it changes
 * @param milliJ at least 0 in each quarter-hour
 */
public record MeteredDelivery(int version, NavigableMap<Quarter, Long> milliJ) {

  private static final BigDecimal MILLIJ_PER_MW_MS = BigDecimal.valueOf(1_000_000);

  public MeteredDelivery {
    milliJ = Collections.unmodifiableNavigableMap(new TreeMap<>(milliJ));
    milliJ.forEach(MeteredDelivery::check);
  }

  /**
   * What a series of deliveries comes to in each quarter-hour that it knows all of, in whole mJ.
   *
   * @throws IllegalArgumentException where it is a series of something else, or below 0
   */
  public static MeteredDelivery of(NumberedSeries series) {
    SeriesId id = series.series().id();
    if (id.kind() != SeriesKind.DELIVERY) {
      throw new IllegalArgumentException("The series %s is not of a delivery".formatted(id));
    }
    NavigableMap<Quarter, BigDecimal> milliJ = new TreeMap<>();
    NavigableMap<Quarter, Long> knownMillis = new TreeMap<>();
    for (Step step : series.series().steps()) {
      for (Quarter at = Quarter.at(step.from()); at.from().isBefore(step.to()); at = at.next()) {
        long millis = millis(step, at);
        milliJ.merge(
            at,
            step.value().multiply(BigDecimal.valueOf(millis)).multiply(MILLIJ_PER_MW_MS),
            BigDecimal::add);
        knownMillis.merge(at, millis, Math::addExact);
      }
    }
    NavigableMap<Quarter, Long> whole = new TreeMap<>();
    milliJ.forEach(
        (at, sum) -> {
          if (knownMillis.getOrDefault(at, 0L) == Quarter.MILLIS) {
            whole.put(at, sum.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
          }
        });
    return new MeteredDelivery(series.version(), whole);
  }

  private static long millis(Step step, Quarter at) {
    Instant from = step.from().isAfter(at.from()) ? step.from() : at.from();
    Instant to = step.to().isBefore(at.to()) ? step.to() : at.to();
    return Duration.between(from, to).toMillis();
  }

  private static void check(Quarter quarter, long one) {
    if (one < 0) {
      throw new IllegalArgumentException(
          "A plant delivers %d mJ at %s; it must be 0 or more".formatted(one, quarter.from()));
    }
  }
}
