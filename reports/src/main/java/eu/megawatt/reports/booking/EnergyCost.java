package eu.megawatt.reports.booking;

import java.math.BigDecimal;

/** Sums energy times price times exchange rate exactly and rounds once, to the microeuro. */
final class EnergyCost {

  private BigDecimal milliJTimesEurPerMWh = BigDecimal.ZERO;

  void add(long milliJ, BigDecimal pricePerMWh, BigDecimal eurPerUnit) {
    milliJTimesEurPerMWh =
        milliJTimesEurPerMWh.add(
            BigDecimal.valueOf(milliJ).multiply(pricePerMWh).multiply(eurPerUnit));
  }

  long microeur() {
    return Micro.ofEnergy(milliJTimesEurPerMWh);
  }
}
