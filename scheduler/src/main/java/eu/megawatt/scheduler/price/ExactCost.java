package eu.megawatt.scheduler.price;

import eu.megawatt.fleet.unit.Carbon;
import eu.megawatt.fleet.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A cost that has not been rounded yet. Everything is a sum over slots, so that the hours of a
 * slot, which may have no finite decimal form, enter once and at the end.
 *
 * @param watts facility W above idle
 * @param wattEuroPerMWh the same, each slot times its energy price
 * @param wattGramsPerKWh the same, each slot times its carbon intensity
 * @param lateEuro seconds late times EUR per hour
 */
record ExactCost(
    BigDecimal watts, BigDecimal wattEuroPerMWh, BigDecimal wattGramsPerKWh, BigDecimal lateEuro) {

  static final ExactCost ZERO =
      new ExactCost(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  ExactCost plus(ExactCost other) {
    return new ExactCost(
        watts.add(other.watts),
        wattEuroPerMWh.add(other.wattEuroPerMWh),
        wattGramsPerKWh.add(other.wattGramsPerKWh),
        lateEuro.add(other.lateEuro));
  }

  Money energyEur(int slotMinutes) {
    return money(energyEuroHours(slotMinutes));
  }

  Money carbonEur(int slotMinutes, BigDecimal euroPerTonne) {
    return money(carbonEuroHours(slotMinutes, euroPerTonne));
  }

  Money latenessEur() {
    return money(lateEuro);
  }

  /** Energy, carbon, lateness and an amount on top of them, rounded together. */
  Money totalEur(int slotMinutes, BigDecimal euroPerTonne, BigDecimal more) {
    return money(
        energyEuroHours(slotMinutes)
            .add(carbonEuroHours(slotMinutes, euroPerTonne))
            .add(lateEuro)
            .add(more.multiply(SECONDS_PER_HOUR)));
  }

  /** W x h x g/kWh / 1000 is grams, and as many thousand milligrams. */
  Carbon carbon(int slotMinutes) {
    BigDecimal minutes = wattGramsPerKWh.multiply(BigDecimal.valueOf(slotMinutes));
    return new Carbon(minutes.divide(MINUTES_PER_HOUR, 0, RoundingMode.HALF_UP).longValueExact());
  }

  long wattHours(int slotMinutes) {
    BigDecimal minutes = watts.multiply(BigDecimal.valueOf(slotMinutes));
    return minutes.divide(MINUTES_PER_HOUR, 0, RoundingMode.HALF_UP).longValueExact();
  }

  /** Euro times 3600, so that sixtieths and lateness share a denominator. */
  private BigDecimal energyEuroHours(int slotMinutes) {
    return wattEuroPerMWh.multiply(BigDecimal.valueOf(slotMinutes * 60L)).movePointLeft(6);
  }

  /** Euro times 3600; W x h x g/kWh is 1e9 times tonnes. */
  private BigDecimal carbonEuroHours(int slotMinutes, BigDecimal euroPerTonne) {
    return wattGramsPerKWh
        .multiply(BigDecimal.valueOf(slotMinutes * 60L))
        .multiply(euroPerTonne)
        .movePointLeft(9);
  }

  private static Money money(BigDecimal euroTimes3600) {
    return Money.ofEuro(euroTimes3600.divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_UP));
  }
}
