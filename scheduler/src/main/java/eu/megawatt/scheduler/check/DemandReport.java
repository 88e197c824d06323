package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.unit.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the checker found: the plan's breaches and what it costs. What cannot be accounted for costs
 * nothing here; figures of a plan with breaches are for orientation.
 *
 * @param breachCount all breaches
 * @param breaches the first thousand of them
 * @param energyEur of what is drawn above idle
 * @param mwhAboveIdle facility energy above idle, to three decimals
 */
public record DemandReport(
    long breachCount,
    List<Breach> breaches,
    Money energyEur,
    Money carbonEur,
    Money latenessEur,
    Money droppedValueEur,
    Money restartEur,
    Money transferEur,
    Money unservedEur,
    Money objectiveEur,
    BigDecimal mwhAboveIdle) {

  public DemandReport {
    breaches = List.copyOf(breaches);
  }

  /** Whether nothing at all is wrong with the plan. */
  public boolean feasible() {
    return breachCount == 0;
  }
}
