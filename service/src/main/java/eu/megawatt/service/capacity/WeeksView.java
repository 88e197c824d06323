package eu.megawatt.service.capacity;

import eu.megawatt.planner.week.DemandUse;
import eu.megawatt.planner.week.HorizonUse;
import eu.megawatt.planner.week.PlannedWeek;
import eu.megawatt.planner.week.SiteUse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weeks of a horizon, as the engine schedules them.
 *
 * @param horizon what they say of all of it
 */
public record WeeksView(HorizonView horizon, List<WeekView> weeks) {

  private static final long MICRO_PER_MINOR = 10_000;

  private static long minor(long microEur) {
    return Math.floorDiv(microEur + MICRO_PER_MINOR / 2, MICRO_PER_MINOR);
  }

  /**
   * What weeks say of the horizon that they stand for; what is not known is absent.
   *
   * @param flatCostMinor of the same energy at the mean prices; absent where no site has prices by
   *     hour
   * @param flatCarbonKg of the same energy at the mean intensities; absent where no site has them
   *     by hour
   */
  public record HorizonView(
      double jobsOnTimeRatio,
      double workOnTimeRatio,
      long leftOutCount,
      long peakItKw,
      long energyMWh,
      Optional<Long> costMinor,
      Optional<Long> costMinorPerMWh,
      Optional<Long> carbonKg,
      Optional<Long> flatCostMinor,
      Optional<Long> flatCarbonKg,
      long breachCount) {

    static HorizonView of(HorizonUse its) {
      return new HorizonView(
          its.jobsOnTimeRatio(),
          its.workOnTimeRatio(),
          its.leftOutCount(),
          its.peakItKw(),
          its.energyMwh(),
          its.costCents(),
          its.costCentsPerMwh(),
          its.carbonKg(),
          its.flatCostCents(),
          its.flatCarbonKg(),
          its.breachCount());
    }
  }

  /**
   * A week.
   *
   * @param standsForDays of the horizon
   * @param leftOutFor jobs left out by the first reason of each
   * @param costMinor of all sites, by hour; absent where no site has prices by hour
   * @param flatCostMinor of the same energy at the mean prices; absent where no site has prices by
   *     hour
   * @param carbonGrams of all sites, by hour; absent where no site has intensities by hour
   * @param flatCarbonGrams of the same energy at the mean intensities; absent where no site has
   *     them by hour
   */
  public record WeekView(
      LocalDate monday,
      int standsForDays,
      int onTimeCount,
      int lateCount,
      int leftOutCount,
      long onTimeGpuHours,
      long askedGpuHours,
      long peakItKw,
      List<SiteView> sites,
      List<DemandView> demands,
      Map<String, Integer> leftOutFor,
      Optional<Long> costMinor,
      Optional<Long> flatCostMinor,
      Optional<Long> carbonGrams,
      Optional<Long> flatCarbonGrams) {

    static WeekView of(PlannedWeek its) {
      return new WeekView(
          its.stretch().monday(),
          its.stretch().days(),
          its.onTimeCount(),
          its.lateCount(),
          its.leftOutCount(),
          its.onTimeGpuHours(),
          its.askedGpuHours(),
          its.peakItKw(),
          its.sites().stream().map(SiteView::of).toList(),
          its.demands().stream().map(DemandView::of).toList(),
          its.leftOutFor(),
          its.costMicroEur().filter(_ -> its.flatCostMicroEur().isPresent()).map(WeeksView::minor),
          its.flatCostMicroEur().map(WeeksView::minor),
          its.carbonGrams().filter(_ -> its.flatCarbonGrams().isPresent()),
          its.flatCarbonGrams());
    }
  }

  /**
   * What a site draws in the week.
   *
   * @param flatCostMinor of the same energy at its mean price; absent where all hours have the same
   * @param flatCarbonGrams of the same energy at its mean intensity; absent where all hours have
   *     the same
   */
  public record SiteView(
      String siteId,
      long peakItKw,
      long energyWh,
      Optional<Long> costMinor,
      Optional<Long> carbonGrams,
      Optional<Long> flatCostMinor,
      Optional<Long> flatCarbonGrams) {

    static SiteView of(SiteUse its) {
      return new SiteView(
          its.siteId(),
          its.peakItKw(),
          its.energyWh(),
          its.costMicroEur().map(WeeksView::minor),
          its.carbonGrams(),
          its.flatCostMicroEur().map(WeeksView::minor),
          its.flatCarbonGrams());
    }
  }

  /** What becomes of a demand in the week. */
  public record DemandView(
      String demandId, long askedGpuHours, long servedGpuHours, Optional<String> mainSiteId) {

    static DemandView of(DemandUse its) {
      return new DemandView(
          its.demandId(), its.askedGpuHours(), its.servedGpuHours(), its.mainSite());
    }
  }

  /** Shows weeks. */
  public static WeeksView of(List<PlannedWeek> weeks) {
    return new WeeksView(
        HorizonView.of(HorizonUse.of(weeks)), weeks.stream().map(WeekView::of).toList());
  }

  /**
   * Demands of which, in one week at least, another site does most than in the same week of a
   * baseline; empty where the weeks are not the same.
   */
  public Optional<Long> movedCount(WeeksView baseline) {
    if (!mondays().equals(baseline.mondays())) {
      return Optional.empty();
    }
    long moved = 0;
    for (String demand : demandIds()) {
      boolean isMoved = false;
      for (int i = 0; i < weeks.size(); i++) {
        Optional<String> before = mainSite(baseline.weeks.get(i), demand);
        isMoved |= before.isPresent() && !before.equals(mainSite(weeks.get(i), demand));
      }
      moved += isMoved ? 1 : 0;
    }
    return Optional.of(moved);
  }

  private List<LocalDate> mondays() {
    return weeks.stream().map(WeekView::monday).toList();
  }

  private List<String> demandIds() {
    return weeks.stream()
        .flatMap(it -> it.demands().stream().map(DemandView::demandId))
        .distinct()
        .toList();
  }

  private static Optional<String> mainSite(WeekView week, String demandId) {
    return week.demands().stream()
        .filter(it -> it.demandId().equals(demandId))
        .findFirst()
        .flatMap(DemandView::mainSiteId);
  }
}
