package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.unit.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the checker found: the plan's breaches and what it costs. A job whose placement cannot be
 * accounted for (a wrong GPU type, a start off the grid) costs nothing here, as with the referee;
 * figures of a plan with breaches are for orientation.
 *
 * @param breachCount all breaches
 * @param breaches the first thousand of them
 * @param placed jobs that stand among the placements
 * @param unplaced the others
 * @param carbonTonnes emitted above idle, to four decimals
 * @param idleBaselineEur energy and carbon of the fleet doing nothing, which is not in the
 *     objective
 * @param mwhAboveIdle facility energy above idle, to three decimals
 * @param validated the plan as one that may be acted on; empty where there is a breach
 */
public record CheckReport(
    long breachCount,
    List<Breach> breaches,
    int placed,
    int unplaced,
    Money energyEur,
    BigDecimal carbonTonnes,
    Money carbonEur,
    Money latenessEur,
    Money droppedValueEur,
    Money objectiveEur,
    Money idleBaselineEur,
    BigDecimal mwhAboveIdle,
    Optional<ValidatedPlan> validated)
    implements Judgement {

  public CheckReport {
    breaches = List.copyOf(breaches);
  }
}
