package eu.megawatt.service.demand;

import java.time.LocalDate;
import java.util.List;

/**
 * What taking demand over did, or would do.
 *
 * @param version of the capacity plan
 * @param isNew whether it says something else than before
 * @param isApplied whether it is the newest now
 * @param warnings what somebody should look at
 */
public record AdoptionView(
    int version, boolean isNew, boolean isApplied, List<Taken> demands, List<String> warnings) {

  /**
   * A demand of the plan.
   *
   * @param replacedIds demands that are no more in the plan
   * @param forecastTo the day after the last that is by the forecast
   * @param laterMeanRatio growth for a year after it
   * @param isLaterStated whether somebody stated that growth; otherwise demand stays, less and less
   *     sure
   */
  public record Taken(
      String demandId,
      GroupView group,
      List<String> replacedIds,
      LocalDate forecastTo,
      double laterMeanRatio,
      double laterDeviationRatio,
      boolean isLaterStated) {}
}
