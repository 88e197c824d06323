package eu.megawatt.planner.week;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.outlook.Chance;
import eu.megawatt.planner.outlook.Question;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A week of the years ahead as {@code megawatt/scenario/1}: what the scheduler plans now it plans
 * of that week, with gangs that are not divided, hours in which the grid takes power back, and
 * sites that may not host everything. GPUs without work are taken to be switched off.
 */
public final class WeekScenario {

  static final int HOURS = 168;
  private static final int MINUTES = 60;

  private WeekScenario() {}

  /** The scenario of the week from a Monday. */
  public static Scenario of(CapacityPlan plan, Question question, LocalDate monday) {
    TimeGrid grid = new TimeGrid(monday.atStartOfDay(ZoneOffset.UTC).toInstant(), MINUTES, HOURS);
    WeekSupply supply = new WeekSupply(plan, question, monday, grid);
    WeekWork work = new WeekWork(grid, new Chance(question.seed()), watts(plan));
    List<Asked> asked = Asked.on(plan, monday);
    List<Job> jobs = asked.stream().map(work::of).flatMap(Collection::stream).toList();
    TreeSet<String> types = new TreeSet<>();
    asked.forEach(it -> types.add(it.gpuType()));
    Collection<Site> sites = plan.sites().values();
    return Scenario.of(
        "%s, week of %s".formatted(plan.name(), monday),
        grid,
        0,
        types.stream().map(it -> new GpuType(it, 0, List.of(PowerCap.NONE))).toList(),
        sites.stream().map(supply::site).toList(),
        sites.stream().map(supply::domain).toList(),
        sites.stream().flatMap(it -> supply.pools(it, types).stream()).toList(),
        profiles(asked),
        jobs);
  }

  /** The most of all lots of a type, as in the outlook. */
  private static Map<String, Integer> watts(CapacityPlan plan) {
    Map<String, Integer> watts = new HashMap<>();
    plan.gpus().forEach(it -> watts.merge(it.gpuType(), it.wattsPerGpu(), Math::max));
    return watts;
  }

  private static List<ResidencyPolicy> profiles(List<Asked> asked) {
    return asked.stream()
        .map(Asked::profileId)
        .distinct()
        .sorted()
        .map(
            it ->
                new ResidencyPolicy(
                    it, Optional.empty(), Optional.empty(), List.of(it), Optional.empty(), 0))
        .toList();
  }
}
