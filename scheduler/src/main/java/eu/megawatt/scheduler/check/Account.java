package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Site;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * The bill of the pools, slot by slot. Exact but for the hours of a slot, which are carried to 34
 * digits.
 */
final class Account {

  private final Scenario scenario;
  private final BigDecimal carbonPrice;
  private BigDecimal wattSlots = BigDecimal.ZERO;
  private BigDecimal energy = BigDecimal.ZERO;
  private BigDecimal carbon = BigDecimal.ZERO;
  private BigDecimal baseline = BigDecimal.ZERO;

  Account(Scenario scenario, Collection<PoolLedger> ledgers) {
    this.scenario = scenario;
    carbonPrice = BigDecimal.valueOf(scenario.carbonEurPerTonne());
    ledgers.forEach(this::bill);
  }

  private void bill(PoolLedger ledger) {
    Site site = scenario.siteOf(ledger.pool());
    BigDecimal pue = BigDecimal.valueOf(site.pue());
    for (int slot = 0; slot < scenario.grid().slots(); slot++) {
      BigDecimal price = BigDecimal.valueOf(site.energyEurPerMWh().at(slot));
      BigDecimal tonnes = BigDecimal.valueOf(site.carbonGramsPerKWh().at(slot)).movePointLeft(3);
      BigDecimal drawn = ledger.wattsAboveIdle(slot).multiply(pue);
      wattSlots = wattSlots.add(drawn);
      energy = energy.add(drawn.multiply(price));
      carbon = carbon.add(drawn.multiply(tonnes));
      BigDecimal perMegawattHour = price.add(tonnes.multiply(carbonPrice));
      baseline = baseline.add(ledger.idleWatts(slot).multiply(pue).multiply(perMegawattHour));
    }
  }

  BigDecimal megawattHours() {
    return hours(wattSlots);
  }

  BigDecimal energyEur() {
    return hours(energy);
  }

  BigDecimal carbonTonnes() {
    return hours(carbon);
  }

  BigDecimal carbonEur() {
    return hours(carbon).multiply(carbonPrice);
  }

  BigDecimal idleBaselineEur() {
    return hours(baseline);
  }

  /** From watts summed over slots to megawatt-hours. */
  private BigDecimal hours(BigDecimal slots) {
    MathContext digits = new MathContext(34, RoundingMode.HALF_EVEN);
    return slots
        .movePointLeft(6)
        .multiply(BigDecimal.valueOf(scenario.grid().slotMinutes()))
        .divide(BigDecimal.valueOf(60), digits);
  }
}
