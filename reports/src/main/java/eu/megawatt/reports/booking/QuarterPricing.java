package eu.megawatt.reports.booking;

import eu.megawatt.reports.assumption.Contract;
import eu.megawatt.reports.assumption.Hedge;
import eu.megawatt.reports.carbon.LocationCarbon;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.QuarterFacts;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/** What a site's quarter-hour costs, and who of it. */
final class QuarterPricing {

  private final TimeCosts timeCosts;

  QuarterPricing(TimeCosts timeCosts) {
    this.timeCosts = timeCosts;
  }

  /**
   * Prices a quarter-hour, but for market-based carbon, which is of the hour.
   *
   * @param usedMilliJ what the site used of the calendar year before it
   */
  PricedQuarter price(QuarterFacts facts, QuarterTerms terms, BigInteger usedMilliJ) {
    QuarterSheet sheet = new QuarterSheet(facts, terms.meterMilliJ());
    sheet.chargeByEnergy(CostKind.ENERGY, energyMicroeur(terms));
    sheet.chargeByEnergy(CostKind.TAX, taxMicroeur(terms, usedMilliJ));
    sheet.chargeByEnergy(CostKind.NETWORK, networkMicroeur(terms));
    timeCosts.of(facts.quarter(), terms.day()).forEach(sheet::charge);
    sheet.emitLocation(LocationCarbon.of(terms.meterMilliJ(), terms.locationGPerKwh()));
    return new PricedQuarter(facts, terms, sheet);
  }

  /** Contracts in full, the rest at day-ahead (bought with a markup), and hedges settled. */
  private static long energyMicroeur(QuarterTerms terms) {
    EnergyCost cost = new EnergyCost();
    DayTerms day = terms.day();
    long rest = terms.meterMilliJ();
    for (Map.Entry<Contract, Long> it : terms.deliveredMilliJ().entrySet()) {
      Contract contract = it.getKey();
      cost.add(it.getValue(), contract.pricePerMWh(), day.eurPer(contract.currency()));
      rest = Math.subtractExact(rest, it.getValue());
    }
    BigDecimal price =
        rest > 0
            ? terms.dayAheadPerMWh().add(day.dayAhead().markupPerMWh())
            : terms.dayAheadPerMWh();
    cost.add(rest, price, day.eurPer(day.dayAhead().currency()));
    terms.referencePerMWh().forEach((hedge, reference) -> settle(cost, hedge, reference, day));
    return cost.microeur();
  }

  private static void settle(EnergyCost cost, Hedge hedge, BigDecimal reference, DayTerms day) {
    cost.add(
        QuarterTerms.milliJ(hedge.powerMW()),
        hedge.agreedPerMWh().subtract(reference),
        day.eurPer(hedge.currency()));
  }

  private static long taxMicroeur(QuarterTerms terms, BigInteger usedMilliJ) {
    DayTerms day = terms.day();
    YearTax tax = new YearTax(day.excise().brackets());
    return Micro.converted(
        tax.micro(usedMilliJ, terms.meterMilliJ()), day.eurPer(day.excise().currency()));
  }

  private static long networkMicroeur(QuarterTerms terms) {
    EnergyCost cost = new EnergyCost();
    DayTerms day = terms.day();
    cost.add(terms.meterMilliJ(), day.network().perMWh(), day.eurPer(day.network().currency()));
    return cost.microeur();
  }
}
