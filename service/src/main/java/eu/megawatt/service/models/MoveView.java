package eu.megawatt.service.models;

import eu.megawatt.planner.models.move.Footprint;
import eu.megawatt.planner.models.move.Move;
import java.util.List;

/**
 * What would be free if another model served a workload; less than 0 where it takes more.
 *
 * @param services of the fleet whose requests they are; none where the requests were typed
 */
public record MoveView(
    double requestsPerSecond,
    FootprintView from,
    FootprintView to,
    long freedGpuCount,
    double freedMw,
    double freedYearMWh,
    double freedYearEur,
    double freedYearTco2e,
    String words,
    List<FleetWorkload> services,
    boolean isEstimated,
    List<String> estimated) {

  /** What one model takes for it. */
  public record FootprintView(
      String nickname,
      long gpuCount,
      double facilityMw,
      double yearMWh,
      double yearEur,
      double yearTco2e) {

    private static FootprintView of(Footprint its) {
      return new FootprintView(
          its.nickname(),
          its.gpus(),
          its.facilityMw().doubleValue(),
          its.yearMWh().doubleValue(),
          its.yearEur().doubleValue(),
          its.yearTco2e().doubleValue());
    }
  }

  static MoveView of(Move its, List<FleetWorkload> services) {
    return new MoveView(
        its.requestsPerSecond().doubleValue(),
        FootprintView.of(its.from()),
        FootprintView.of(its.to()),
        its.freedGpus(),
        its.freedMw().doubleValue(),
        its.freedYearMWh().doubleValue(),
        its.freedYearEur().doubleValue(),
        its.freedYearTco2e().doubleValue(),
        its.words(),
        services,
        its.isEstimated(),
        its.estimated());
  }
}
