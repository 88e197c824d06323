package eu.megawatt.service.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.megawatt.scheduler.check.DemandReport;

/**
 * A check's report of a plan of version 2 as JSON: what is said of version 1, and its own parts.
 *
 * @param servedCount services in the plan
 * @param unservedCostMinor what requests without an answer cost
 */
record DemandFigures(
    @JsonUnwrapped CheckFigures figures,
    int servedCount,
    int unservedCount,
    long restartCostMinor,
    long transferCostMinor,
    long unservedCostMinor) {

  static DemandFigures of(DemandReport report) {
    return new DemandFigures(
        CheckFigures.of(report),
        report.served(),
        report.unserved(),
        report.restartEur().cents(),
        report.transferEur().cents(),
        report.unservedEur().cents());
  }
}
