package eu.megawatt.service.cli;

import eu.megawatt.scheduler.check.Judgement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A check's report as JSON. Money is in cents of EUR.
 *
 * @param breachCount all of them; {@code breaches} has the first thousand
 * @param energyWh facility energy above idle
 * @param idleCostMinor energy and carbon of the fleet doing nothing, not in the objective
 */
record CheckFigures(
    boolean feasible,
    long breachCount,
    List<Breach> breaches,
    int placedCount,
    int unplacedCount,
    String currency,
    long objectiveCostMinor,
    long energyCostMinor,
    long carbonCostMinor,
    long latenessCostMinor,
    long droppedValueMinor,
    long idleCostMinor,
    long energyWh,
    long carbonMg) {

  /** One thing wrong with the plan. */
  record Breach(String kind, String message) {}

  private static final int WH_IN_MWH = 6;
  private static final int MG_IN_TONNE = 9;

  static CheckFigures of(Judgement report) {
    return new CheckFigures(
        report.feasible(),
        report.breachCount(),
        report.breaches().stream().map(it -> new Breach(it.kind().word(), it.message())).toList(),
        report.placed(),
        report.unplaced(),
        "EUR",
        report.objectiveEur().cents(),
        report.energyEur().cents(),
        report.carbonEur().cents(),
        report.latenessEur().cents(),
        report.droppedValueEur().cents(),
        report.idleBaselineEur().cents(),
        whole(report.mwhAboveIdle(), WH_IN_MWH),
        whole(report.carbonTonnes(), MG_IN_TONNE));
  }

  private static long whole(BigDecimal value, int decimals) {
    return value.movePointRight(decimals).setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
