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
 * @param placed jobs that stand among the placements
 * @param unplaced the others
 * @param served services that stand in the plan with their pools
 * @param unserved the others
 * @param energyEur of what is drawn above idle
 * @param carbonTonnes emitted above idle, to four decimals
 * @param restartEur of going on after breaks
 * @param unservedEur of requests without an answer
 * @param idleBaselineEur energy and carbon of the fleet doing nothing, which is not in the
 *     objective
 * @param mwhAboveIdle facility energy above idle, to three decimals
 */
public record DemandReport(
    long breachCount,
    List<Breach> breaches,
    int placed,
    int unplaced,
    int served,
    int unserved,
    Money energyEur,
    BigDecimal carbonTonnes,
    Money carbonEur,
    Money latenessEur,
    Money droppedValueEur,
    Money restartEur,
    Money transferEur,
    Money unservedEur,
    Money objectiveEur,
    Money idleBaselineEur,
    BigDecimal mwhAboveIdle)
    implements Judgement {

  public DemandReport {
    breaches = List.copyOf(breaches);
  }
}
