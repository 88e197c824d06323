package eu.megawatt.planner.week;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.PriceHours;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SitePrices;
import eu.megawatt.scheduler.check.PlanChecker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what a plan of a week comes to, hour by hour. For one thread. */
final class WeekAccount {

  private static final double WATTS_PER_KW = 1_000;
  private static final long WH_PER_MWH = 1_000_000;
  private static final long MICRO_PER_CENT = 10_000;

  private final CapacityPlan capacity;
  private final Scenario scenario;
  private final Plan plan;
  private final Map<String, double[]> wattsBySite = new TreeMap<>();
  private final Map<String, SortedMap<String, Long>> gpuHours = new TreeMap<>();
  private int onTime;
  private int late;
  private long onTimeGpuHours;

  WeekAccount(CapacityPlan capacity, Scenario scenario, Plan plan) {
    this.capacity = capacity;
    this.scenario = scenario;
    this.plan = plan;
    capacity.sites().keySet().forEach(it -> wattsBySite.put(it, new double[hours()]));
  }

  private int hours() {
    return scenario.grid().slots();
  }

  PlannedWeek of(Stretch stretch) {
    plan.placements().forEach(this::book);
    double[] all = new double[hours()];
    wattsBySite.values().forEach(site -> Arrays.setAll(all, hour -> all[hour] + site[hour]));
    return new PlannedWeek(
        stretch,
        onTime,
        late,
        plan.unplaced().size(),
        onTimeGpuHours,
        peakKw(all),
        capacity.sites().values().stream().map(this::site).toList(),
        demands(),
        leftOutFor(),
        PlanChecker.check(scenario, plan).breachCount());
  }

  private void book(Placement placement) {
    Job job = scenario.job(placement.job());
    Pool pool = scenario.pool(placement.pool());
    String siteId = scenario.siteOf(pool).id();
    int from = (int) scenario.grid().firstSlotFrom(placement.start());
    int length = Job.runSlots(job.runHoursOn(pool.gpuType()), 1, scenario.grid().slotMinutes());
    double watts = job.gpus() * job.wattsPerGpuOn(pool.gpuType());
    double[] site = wattsBySite.computeIfAbsent(siteId, _ -> new double[hours()]);
    for (int hour = from; hour < from + length; hour++) {
      site[hour] += watts * job.load().at(hour);
    }
    gpuHours
        .computeIfAbsent(demandId(job), _ -> new TreeMap<>())
        .merge(siteId, (long) job.gpus() * length, Long::sum);
    Instant end = scenario.grid().at(from + length);
    if (end.isAfter(job.deadline().orElse(end))) {
      late++;
    } else {
      onTime++;
      onTimeGpuHours += (long) job.gpus() * length;
    }
  }

  private static String demandId(Job job) {
    return WeekWork.demandId(job.id());
  }

  private static long peakKw(double[] watts) {
    return Math.round(Arrays.stream(watts).max().orElse(0) / WATTS_PER_KW);
  }

  private SiteUse site(Site its) {
    double[] watts = wattsBySite.getOrDefault(its.id(), new double[hours()]);
    double pue = its.pue().usual();
    long energyWh = Math.round(Arrays.stream(watts).sum() * pue);
    Optional<SitePrices> prices = its.prices();
    Optional<PriceHours> byHour = prices.flatMap(SitePrices::hours);
    Optional<Long> flatCost =
        prices.map(it -> ofMwh(energyWh, it.allInCentsPerMwh(), MICRO_PER_CENT));
    Optional<Long> flatCarbon = prices.map(it -> ofMwh(energyWh, it.carbonGramsPerMwh(), 1));
    Instant from = scenario.grid().start();
    return new SiteUse(
        its.id(),
        peakKw(watts),
        energyWh,
        prices.map(
            it ->
                flatCost.orElse(0L)
                    + above(
                        it.allInCentsPerMwh(),
                        it.allInCentsPerMwh(from, hours()),
                        watts,
                        pue,
                        MICRO_PER_CENT)),
        prices.map(
            it ->
                flatCarbon.orElse(0L)
                    + above(
                        it.carbonGramsPerMwh(),
                        it.carbonGramsPerMwh(from, hours()),
                        watts,
                        pue,
                        1)),
        flatCost.filter(_ -> byHour.flatMap(PriceHours::energy).isPresent()),
        flatCarbon.filter(_ -> byHour.flatMap(PriceHours::carbon).isPresent()));
  }

  /** So much for each megawatt-hour, in whole units; half of one is rounded up. */
  private static long ofMwh(long energyWh, long perMwh, long unit) {
    long by = WH_PER_MWH / unit;
    return Math.floorDiv(Math.addExact(Math.multiplyExact(energyWh, perMwh), by / 2), by);
  }

  /** What is above the same at the mean, in whole units: nothing where all hours have the mean. */
  private static long above(long mean, long[] perMwh, double[] watts, double pue, long unit) {
    double sum = 0;
    for (int hour = 0; hour < watts.length; hour++) {
      sum += watts[hour] * pue * (perMwh[hour] - mean);
    }
    return Math.round(sum * unit / WH_PER_MWH);
  }

  private List<DemandUse> demands() {
    SortedMap<String, Long> asked = new TreeMap<>();
    for (Job job : scenario.jobs().values()) {
      long hours = Math.round(Collections.max(job.runHours().values()));
      asked.merge(demandId(job), job.gpus() * hours, Long::sum);
    }
    List<DemandUse> all = new ArrayList<>();
    asked.forEach(
        (id, hours) ->
            all.add(
                new DemandUse(
                    id, hours, Optional.ofNullable(gpuHours.get(id)).orElseGet(TreeMap::new))));
    return all;
  }

  private SortedMap<String, Integer> leftOutFor() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Unplaced it : plan.unplaced()) {
      it.reasons().stream()
          .findFirst()
          .ifPresent(reason -> counts.merge(reason.code().token(), 1, Integer::sum));
    }
    return counts;
  }
}
