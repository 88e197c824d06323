package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.unit.Money;
import java.math.BigDecimal;
import java.util.List;

/** What the checkers of both versions say of a plan. */
public sealed interface Judgement permits CheckReport, DemandReport {

  /** All breaches. */
  long breachCount();

  /** The first thousand of them. */
  List<Breach> breaches();

  /** Jobs that stand among the placements. */
  int placed();

  /** The other jobs. */
  int unplaced();

  Money energyEur();

  /** Emitted above idle, to four decimals. */
  BigDecimal carbonTonnes();

  Money carbonEur();

  Money latenessEur();

  Money droppedValueEur();

  Money objectiveEur();

  /** Energy and carbon of the fleet doing nothing, which is not in the objective. */
  Money idleBaselineEur();

  /** Facility energy above idle, to three decimals. */
  BigDecimal mwhAboveIdle();

  /** Whether nothing at all is wrong with the plan. */
  default boolean feasible() {
    return breachCount() == 0;
  }
}
