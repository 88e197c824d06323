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

  /** What weeks say of the horizon that they stand for; what is not known is absent. */
  public record HorizonView(
      double jobsOnTimeRatio,
      double workOnTimeRatio,
      long leftOutCount,
      long peakItKw,
      long energyMWh,
      Optional<Long> costMinor,
      Optional<Long> costMinorPerMWh,
      Optional<Long> carbonKg,
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
          its.breachCount());
    }
  }

  /**
   * A week.
   *
   * @param standsForDays of the horizon
   * @param leftOutFor jobs left out by the first reason of each
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
      Map<String, Integer> leftOutFor) {

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
          its.leftOutFor());
    }
  }

  /** What a site draws in the week. */
  public record SiteView(
      String siteId,
      long peakItKw,
      long energyWh,
      Optional<Long> costMinor,
      Optional<Long> carbonGrams) {

    private static final long MICRO_PER_MINOR = 10_000;

    static SiteView of(SiteUse its) {
      return new SiteView(
          its.siteId(),
          its.peakItKw(),
          its.energyWh(),
          its.costMicroEur().map(it -> Math.floorDiv(it + MICRO_PER_MINOR / 2, MICRO_PER_MINOR)),
          its.carbonGrams());
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
