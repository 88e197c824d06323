package eu.megawatt.planner.week;

import java.util.List;
import java.util.Optional;

/**
 * What weeks say of the horizon that they stand for.
 *
 * @param jobsOnTimeRatio of all jobs, those that end by when they should
 * @param workOnTimeRatio the same in GPU-hours; both are 1 where nothing is asked for
 * @param leftOutCount jobs of the weeks that do not run
 * @param peakItKw the highest of all weeks
 * @param energyMwh from the grid, over the horizon
 * @param costCents of it over the horizon; empty where a site that draws power has no prices
 * @param costCentsPerMwh of it; empty where the cost is, or where nothing runs
 * @param carbonKg over the horizon; empty where a site that draws power has no prices
 * @param flatCostCents what the same energy costs at the mean price of each site; empty where no
 *     site has prices by hour
 * @param flatCarbonKg what it emits at the mean intensities; empty where no site has them by hour
 * @param breachCount rules that the plans break by the checker
 */
public record HorizonUse(
    double jobsOnTimeRatio,
    double workOnTimeRatio,
    long leftOutCount,
    long peakItKw,
    long energyMwh,
    Optional<Long> costCents,
    Optional<Long> costCentsPerMwh,
    Optional<Long> carbonKg,
    Optional<Long> flatCostCents,
    Optional<Long> flatCarbonKg,
    long breachCount) {

  private static final int DAYS_PER_WEEK = 7;
  private static final long WH_PER_MWH = 1_000_000;
  private static final long MICRO_PER_CENT = 10_000;
  private static final long GRAMS_PER_KG = 1_000;

  /** Each week counts for the days that it stands for. */
  public static HorizonUse of(List<PlannedWeek> weeks) {
    double jobs = 0;
    double jobsOnTime = 0;
    double work = 0;
    double workOnTime = 0;
    long energyWh = 0;
    for (PlannedWeek it : weeks) {
      int days = it.stretch().days();
      jobs += (double) it.jobCount() * days;
      jobsOnTime += (double) it.onTimeCount() * days;
      work += (double) it.askedGpuHours() * days;
      workOnTime += (double) it.onTimeGpuHours() * days;
      energyWh += overStretch(it.energyWh(), it);
    }
    Optional<Long> costCents =
        sum(weeks, SiteUse::costMicroEur).map(it -> rounded(it, MICRO_PER_CENT));
    long energyMwh = rounded(energyWh, WH_PER_MWH);
    return new HorizonUse(
        jobs == 0 ? 1 : jobsOnTime / jobs,
        work == 0 ? 1 : workOnTime / work,
        weeks.stream().mapToLong(PlannedWeek::leftOutCount).sum(),
        weeks.stream().mapToLong(PlannedWeek::peakItKw).max().orElse(0),
        energyMwh,
        costCents,
        costCents.filter(_ -> energyMwh > 0).map(it -> rounded(it, energyMwh)),
        sum(weeks, SiteUse::carbonGrams).map(it -> rounded(it, GRAMS_PER_KG)),
        sum(weeks, it -> it.flatCostMicroEur().or(it::costMicroEur))
            .filter(_ -> weeks.stream().anyMatch(it -> it.flatCostMicroEur().isPresent()))
            .map(it -> rounded(it, MICRO_PER_CENT)),
        sum(weeks, it -> it.flatCarbonGrams().or(it::carbonGrams))
            .filter(_ -> weeks.stream().anyMatch(it -> it.flatCarbonGrams().isPresent()))
            .map(it -> rounded(it, GRAMS_PER_KG)),
        weeks.stream().mapToLong(PlannedWeek::breachCount).sum());
  }

  /** How much less the hours cost than all at the mean; below 0 where they cost more. */
  public Optional<Long> savedCostCents() {
    return flatCostCents.flatMap(flat -> costCents.map(its -> flat - its));
  }

  /** How much less the hours emit than all at the mean; below 0 where they emit more. */
  public Optional<Long> savedCarbonKg() {
    return flatCarbonKg.flatMap(flat -> carbonKg.map(its -> flat - its));
  }

  /** Of one site. */
  private interface Amount {
    Optional<Long> of(SiteUse site);
  }

  private static Optional<Long> sum(List<PlannedWeek> weeks, Amount amount) {
    long sum = 0;
    for (PlannedWeek week : weeks) {
      for (SiteUse site : week.sites()) {
        Optional<Long> its = site.energyWh() == 0 ? Optional.of(0L) : amount.of(site);
        if (its.isEmpty()) {
          return Optional.empty();
        }
        sum += overStretch(its.get(), week);
      }
    }
    return Optional.of(sum);
  }

  private static long overStretch(long ofWeek, PlannedWeek week) {
    return rounded(Math.multiplyExact(ofWeek, week.stretch().days()), DAYS_PER_WEEK);
  }

  /** Half of one is rounded up. */
  private static long rounded(long number, long by) {
    return Math.floorDiv(number + by / 2, by);
  }
}
